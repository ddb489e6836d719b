package dev.muster.internal.invite;

import dev.muster.internal.access.Checks;
import dev.muster.internal.change.Gate;
import dev.muster.internal.link.SubjectHash;
import dev.muster.internal.rules.Operation;
import dev.muster.model.Actor;
import dev.muster.model.EmailAddress;
import dev.muster.model.InviteId;
import dev.muster.model.Limits;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.StorageException;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.Counter;
import dev.muster.spi.Counter.Kind;
import dev.muster.spi.WorkTransaction.Count;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much may be sent: counted over all teams and nodes, in fixed hours and days of UTC, before a change begins. What
 * was counted stays spent even if the change is refused, so that asking is not free. What a limit refuses counts nowhere.
 */
public final class SendingLimits {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Gate gate;
    private final Checks checks;
    private final Limits limits;
    private final SubjectHash hash;

    public SendingLimits(Gate gate, Checks checks, Limits limits, SubjectHash hash) {
        this.gate = gate;
        this.checks = checks;
        this.limits = limits;
        this.hash = hash;
    }

    /** Whether what this actor sends is counted: system actors' is not. */
    public static boolean counts(Actor actor) {
        return !Objects.requireNonNull(actor, "actor").isSystem();
    }

    /**
     * Refuses who may not do this, since nobody uses up what is not theirs. A yes may be as old as the access check
     * allows; the change asks again. A no is looked up.
     */
    void requireMay(Actor actor, TeamId team, Operation operation) {
        UserId user = UserId.of(actor.ref().id());
        if (!checks.can(user, team, operation.needed().value(), 0)) {
            gate.read(actor, team, view -> {
                view.require(operation);
                return team;
            });
        }
    }

    /**
     * Counts one sending by an actor whose sendings are counted.
     *
     * @param to who is to get a mail; null if nobody is
     * @throws MusterException RATE_LIMITED, if one of the limits is reached
     */
    void spend(Actor actor, TeamId team, @Nullable EmailAddress to) {
        Instant now = gate.now();
        List<Count> counts = new ArrayList<>(shared(actor, team, now));
        if (to != null) {
            counts.add(one(Kind.MAILED_TO_RECIPIENT, to.key(), end(now, DAY), limits.mailsPerRecipientAndDay()));
        }
        count(counts, now);
    }

    /**
     * Counts many sendings, of which those fit that come first.
     *
     * @param to of each who is to get a mail; null if nobody is
     * @param all whether nothing is counted in the end if one of them is over a limit
     * @param rehearsed null to count; otherwise nothing is counted in the end, but told what would be if so many had been
     *     counted before
     * @return of each why it is over a limit; null if it is not
     */
    public List<@Nullable MusterException> spendAll(
            Actor actor, TeamId team, List<@Nullable EmailAddress> to, boolean all, @Nullable Integer rehearsed) {
        Instant now = gate.now();
        Instant day = end(now, DAY);
        List<@Nullable Count> mails = new ArrayList<>();
        for (EmailAddress one : to) {
            mails.add(
                    one == null
                            ? null
                            : one(Kind.MAILED_TO_RECIPIENT, one.key(), day, limits.mailsPerRecipientAndDay()));
        }
        Together together = new Together(shared(actor, team, now), mails, rehearsed == null ? 0 : rehearsed);
        boolean settled = false;
        while (!settled) {
            settled = inWork(together, all, rehearsed == null);
        }
        List<@Nullable MusterException> refusals = new ArrayList<>();
        for (Counter full : together.full()) {
            refusals.add(full == null ? null : limited(full, now));
        }
        return refusals;
    }

    private boolean inWork(Together together, boolean all, boolean forReal) {
        try {
            return gate.work(work -> {
                boolean settled = together.count(work);
                if (!settled || !forReal || (all && together.anyFull())) {
                    throw new Undone(settled);
                }
                return true;
            });
        } catch (Undone e) {
            return e.settled;
        } catch (StorageException.OutcomeUnknown e) {
            throw unknown(e);
        }
    }

    /** Takes back what was counted. */
    private static final class Undone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final boolean settled;

        Undone(boolean settled) {
            super("counted in vain", null, false, false);
            this.settled = settled;
        }
    }

    /** What every sending counts towards, whoever gets it. */
    private List<Count> shared(Actor actor, TeamId team, Instant now) {
        return List.of(
                one(Kind.SENT_BY_ACTOR, actor.ref().id(), end(now, HOUR), limits.sendsPerActorAndHour()),
                one(Kind.SENT_IN_TEAM, team.toString(), end(now, DAY), limits.sendsPerTeamAndDay()));
    }

    /** Counts one wish for a new link. */
    void spendLinkRequest(InviteId invite) {
        Instant now = gate.now();
        int most = limits.linkRequestsPerInviteAndDay();
        count(List.of(one(Kind.LINK_REQUESTED, invite.toString(), end(now, DAY), most)), now);
    }

    private Count one(Kind kind, String subject, Instant end, int limit) {
        return new Count(new Counter(kind, hash.of(kind, subject), end), 1, limit);
    }

    private void count(List<Count> counts, Instant now) {
        try {
            gate.work(work -> {
                Set<Counter> full = work.count(counts);
                for (Count count : counts) {
                    if (full.contains(count.counter())) {
                        throw limited(count.counter(), now); // which undoes what the others have counted
                    }
                }
                return now;
            });
        } catch (StorageException.OutcomeUnknown e) {
            throw unknown(e);
        }
    }

    private static StorageException unknown(StorageException.OutcomeUnknown e) {
        return new StorageException.Busy("whether it was counted is not known, and nothing else was begun", e);
    }

    private static MusterException limited(Counter counter, Instant now) {
        String per = switch (counter.kind()) {
            case SENT_BY_ACTOR -> "actor";
            case SENT_IN_TEAM -> "team";
            case MAILED_TO_RECIPIENT -> "recipient";
            case LINK_REQUESTED -> "invite";
        };
        return MusterException.retryAfter(
                        Reason.RATE_LIMITED,
                        "too many of these, counted per " + per + "; wait",
                        Duration.between(now, counter.endsAt()))
                .with("per", per);
    }

    /** Every node cuts time at the same moments. */
    private static Instant end(Instant now, Duration stretch) {
        long length = stretch.toMillis();
        return Instant.ofEpochMilli((Math.floorDiv(now.toEpochMilli(), length) + 1) * length);
    }
}
