package dev.muster.internal.change;

import dev.muster.model.EventType;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.TeamEvent;
import dev.muster.spi.TeamListener;
import dev.muster.spi.TeamPolicy;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is asked before a change and told after it. */
public final class Audience {

    private static final Logger LOG = LoggerFactory.getLogger(Audience.class);

    /** What nobody wished for: to refuse it would only hide it. */
    private static final Set<EventType> FACTS = Set.of(
            EventType.INVITE_UNDELIVERED,
            EventType.NOTICE_UNDELIVERED,
            EventType.INVITE_EXPIRED,
            EventType.INVITE_REMINDED,
            EventType.RETENTION_APPLIED,
            EventType.GRANT_ENDED,
            EventType.BULK_ANSWERED);

    private final List<TeamPolicy> policies;
    private final List<TeamListener> listeners;
    private final Posting posting;

    public Audience(List<TeamPolicy> policies, List<TeamListener> listeners, Posting posting) {
        this.posting = posting;
        this.policies = List.copyOf(policies);
        this.listeners = List.copyOf(listeners);
    }

    void ask(List<TeamEvent> events) {
        for (TeamEvent event : events) {
            if (FACTS.contains(event.type())) {
                continue;
            }
            for (TeamPolicy policy : policies) {
                policy.veto(event).ifPresent(why -> {
                    throw MusterException.of(Reason.POLICY_REFUSED, why);
                });
            }
        }
    }

    /** Those who do not listen get a mail. */
    void post(Change change) {
        posting.post(change);
    }

    void tell(List<TeamEvent> events) {
        for (TeamEvent event : events) {
            for (TeamListener listener : listeners) {
                try {
                    listener.on(event);
                } catch (Exception e) { // other languages throw checked ones undeclared
                    LOG.error(
                            "A listener failed on {} of team {} at rev {}", event.type(), event.team(), event.rev(), e);
                }
            }
        }
    }
}
