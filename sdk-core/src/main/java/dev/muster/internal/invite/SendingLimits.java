package dev.muster.internal.invite;

import dev.muster.internal.change.Gate;
import dev.muster.internal.change.View;
import dev.muster.internal.link.SubjectHash;
import dev.muster.model.Actor;
import dev.muster.model.EmailAddress;
import dev.muster.model.InviteId;
import dev.muster.model.Limits;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.TeamId;
import dev.muster.spi.Counter;
import dev.muster.spi.Counter.Kind;
import dev.muster.spi.WorkTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How much may be sent: counted over all teams and nodes, in fixed hours and days of UTC, before a change begins. What
 * was counted stays spent even if the change is refused, so that asking is not free.
 */
public final class SendingLimits {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Gate gate;
    private final Limits limits;
    private final SubjectHash hash;

    public SendingLimits(Gate gate, Limits limits, SubjectHash hash) {
        this.gate = gate;
        this.limits = limits;
        this.hash = hash;
    }

    /**
     * Counts one sending. System actors are not counted.
     *
     * @param recipient refuses who may not send at all, since nobody uses up what is not theirs; who is to get a mail,
     *     null if nobody is
     * @throws MusterException RATE_LIMITED, as soon as one of the limits is reached
     */
    void spend(Actor actor, TeamId team, Function<View, @Nullable EmailAddress> recipient) {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(team, "team");
        if (actor.isSystem()) {
            return;
        }
        EmailAddress to = gate.<@Nullable EmailAddress>read(actor, team, recipient);
        Instant now = gate.now();
        MusterException refusal = gate.<@Nullable MusterException>work(work -> refusal(work, actor, team, to, now));
        if (refusal != null) {
            throw refusal;
        }
    }

    /** Counts one wish for a new link. */
    void spendLinkRequest(InviteId invite) {
        Instant now = gate.now();
        Instant day = end(now, DAY);
        int most = limits.linkRequestsPerInviteAndDay();
        if (!gate.work(work -> count(work, Kind.LINK_REQUESTED, invite.toString(), day, most))) {
            throw limited("invite", Duration.between(now, day));
        }
    }

    /** Null if all is within the limits. Not thrown here, as that would give back what the earlier ones counted. */
    private @Nullable MusterException refusal(
            WorkTransaction work, Actor actor, TeamId team, @Nullable EmailAddress to, Instant now) {
        String user = actor.ref().id();
        Instant hour = end(now, HOUR);
        Instant day = end(now, DAY);
        if (!count(work, Kind.SENT_BY_ACTOR, user, hour, limits.sendsPerActorAndHour())) {
            return limited("actor", Duration.between(now, hour));
        }
        if (!count(work, Kind.SENT_IN_TEAM, team.toString(), day, limits.sendsPerTeamAndDay())) {
            return limited("team", Duration.between(now, day));
        }
        if (to != null && !count(work, Kind.MAILED_TO_RECIPIENT, to.key(), day, limits.mailsPerRecipientAndDay())) {
            return limited("recipient", Duration.between(now, day));
        }
        return null;
    }

    private boolean count(WorkTransaction work, Kind kind, String subject, Instant end, int limit) {
        return work.count(new Counter(kind, hash.of(kind, subject), end), 1, limit);
    }

    private static MusterException limited(String per, Duration wait) {
        return MusterException.retryAfter(
                        Reason.RATE_LIMITED, "too many of these, counted per " + per + "; wait", wait)
                .with("per", per);
    }

    /** Every node cuts time at the same moments. */
    private static Instant end(Instant now, Duration stretch) {
        long length = stretch.toMillis();
        return Instant.ofEpochMilli((Math.floorDiv(now.toEpochMilli(), length) + 1) * length);
    }
}
