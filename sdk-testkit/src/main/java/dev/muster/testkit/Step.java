package dev.muster.testkit;

import dev.muster.model.NewGrant;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody does to a team: what, who, to whom, and which of the possibilities. Numbers stand for what is
 * there when the step is taken, so that every list of steps can be played, a shrunk one too.
 */
record Step(What what, int actor, int target, int choice) {

    /** What can be done, the simplest first: that is what shrinking ends at. */
    enum What {
        NOTHING,
        WAIT,
        DELIVER,
        SEND,
        EDIT_INVITE,
        RESEND,
        REVOKE,
        COPY_LINK,
        DECLINE,
        ACCEPT,
        ACCEPT_WITH_ACCOUNT,
        EDIT_PROFILE,
        EDIT_ROLES,
        SUSPEND,
        RESUME,
        REMOVE,
        LEAVE,
        TRANSFER,
        ADD,
        SUSPEND_TEAM,
        RESUME_TEAM,
        LIMIT_SEATS
    }

    static final List<String> ROLES = List.of("member", "success", "accountant", "inviter", "people", "admin", "owner");
    private static final List<@Nullable Duration> ENDS =
            Arrays.asList(null, null, Duration.ofHours(2), Duration.ofDays(3));

    /** The largest of each number. */
    private static final int MOST = 23;

    /** One role or two, some with an end. */
    List<NewGrant> roles(Instant now) {
        Duration end = ENDS.get(actor % ENDS.size());
        Instant until = end == null ? null : now.plus(end);
        NewGrant first = NewGrant.of(ROLES.get(choice % ROLES.size())).until(until);
        return choice % 4 != 3 || first.role().value().equals("member")
                ? List.of(first)
                : List.of(NewGrant.of("member"), first);
    }

    /** 30 to 60 steps. */
    static final class Sequences implements ArbitrarySupplier<List<Step>> {

        /** Made by jqwik. */
        Sequences() {}

        @Override
        public Arbitrary<List<Step>> get() {
            Arbitrary<Integer> number = Arbitraries.integers()
                    .between(0, MOST)
                    .withDistribution(RandomDistribution.uniform())
                    .withoutEdgeCases();
            return Combinators.combine(what(), number, number, number)
                    .as(Step::new)
                    .list()
                    .ofMinSize(30)
                    .ofMaxSize(60);
        }

        /** Accepting and promising more often than suspending the whole team, or little would happen after it. */
        private static Arbitrary<What> what() {
            return Arbitraries.frequency(
                    Tuple.of(1, What.NOTHING),
                    Tuple.of(4, What.WAIT),
                    Tuple.of(6, What.DELIVER),
                    Tuple.of(14, What.SEND),
                    Tuple.of(4, What.EDIT_INVITE),
                    Tuple.of(4, What.RESEND),
                    Tuple.of(2, What.REVOKE),
                    Tuple.of(4, What.COPY_LINK),
                    Tuple.of(2, What.DECLINE),
                    Tuple.of(12, What.ACCEPT),
                    Tuple.of(4, What.ACCEPT_WITH_ACCOUNT),
                    Tuple.of(2, What.EDIT_PROFILE),
                    Tuple.of(8, What.EDIT_ROLES),
                    Tuple.of(4, What.SUSPEND),
                    Tuple.of(3, What.RESUME),
                    Tuple.of(3, What.REMOVE),
                    Tuple.of(2, What.LEAVE),
                    Tuple.of(4, What.TRANSFER),
                    Tuple.of(3, What.ADD),
                    Tuple.of(1, What.SUSPEND_TEAM),
                    Tuple.of(3, What.RESUME_TEAM),
                    Tuple.of(2, What.LIMIT_SEATS));
        }
    }
}
