package dev.muster.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.internal.change.Audience;
import dev.muster.internal.change.Gate;
import dev.muster.internal.change.Ids;
import dev.muster.internal.change.Posting;
import dev.muster.internal.rules.RoleBook;
import dev.muster.model.PermissionCatalog;
import dev.muster.model.RoleCatalog;
import dev.muster.model.StorageException;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.Reader;
import dev.muster.spi.Scanner;
import dev.muster.spi.Storage;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What following other nodes costs, and what becomes of the access check without it. */
class FollowerTest {

    private static final UserId BEN = UserId.of("ben");
    private static final long STALENESS = 5_000;

    private long millis = 1_800_000_000_000L;
    private int reads;
    /** How many teams each query asked about. */
    private final List<Integer> asked = new ArrayList<>();

    private boolean scansFail;

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis);
        }
    };

    private final Gate gate = gate();
    private final HeldTeams held = new HeldTeams(
            gate, new RightsOf(new PermissionBits(PermissionCatalog.builtInOnly())), STALENESS, 1_000_000);
    private final Follower follower = new Follower(held, gate, STALENESS);

    private Gate gate() {
        Ids ids = new Ids(clock);
        Audience audience = new Audience(List.of(), List.of(), new Posting(ids, Set.of()));
        RoleBook roles = new RoleBook(PermissionCatalog.builtInOnly(), RoleCatalog.standard());
        return new Gate(storage(), clock, roles, audience, ids, 1, () -> {}, (team, events) -> {});
    }

    /** A storage without any team, which is asked all the same: somebody may make one under that id. */
    private Storage storage() {
        Reader nobody = fake(
                Reader.class, (proxy, method, arguments) -> method.getName().equals("committed") ? true : null);
        Scanner scanner = fake(Scanner.class, (proxy, method, arguments) -> {
            asked.add(((Collection<?>) arguments[0]).size());
            return Map.of();
        });
        return fake(Storage.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "read" -> {
                reads++;
                yield apply(
                        arguments[arguments.length - 1], nobody); // the work comes last, with a read-ahead or without
            }
            case "scan" -> {
                if (scansFail) {
                    throw new StorageException("no scans today", null);
                }
                yield apply(arguments[0], scanner);
            }
            default -> throw new AssertionError(method);
        });
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @SuppressWarnings("unchecked")
    private static Object apply(Object work, Object with) {
        return ((Function<Object, Object>) work).apply(with);
    }

    private static List<TeamId> teams(int number) {
        return Stream.generate(() -> new TeamId(UUID.randomUUID()))
                .limit(number)
                .toList();
    }

    private void check(Collection<TeamId> teams) {
        teams.forEach(team -> held.find(BEN, team, 0));
    }

    @Test
    @DisplayName(
            "a round is one query for each thousand teams that were asked about since the last, and none for others")
    void cheap() {
        List<TeamId> teams = teams(2_500);
        check(teams); // read now,
        check(teams); // and used
        follower.round();
        assertThat(asked).containsExactly(1_000, 1_000, 500);

        follower.round();
        assertThat(asked).as("nobody asked").hasSize(3);

        check(teams.subList(0, 7));
        follower.round();
        assertThat(asked).hasSize(4).endsWith(7);
        assertThat(reads).as("of teams, each once").isEqualTo(2_500);
    }

    @Test
    @DisplayName("a team that is followed is never read again while it stays as it is")
    void confirmed() {
        List<TeamId> team = teams(1);
        check(team);
        for (int second = 0; second < 60; second++) {
            check(team);
            follower.round();
            millis += 1_000;
        }
        assertThat(reads).isEqualTo(1);
        assertThat(asked).hasSize(60).containsOnly(1);
    }

    @Test
    @DisplayName("where revs cannot be read, and all else can, each team is read again once its answers are too old")
    void fallsBackToAge() {
        List<TeamId> team = teams(1);
        scansFail = true;
        for (int second = 0; second < 60; second++) {
            check(team); // may read it,
            check(team); // and uses it
            assertThatThrownBy(follower::round).isInstanceOf(StorageException.class);
            millis += 1_000;
        }
        assertThat(reads).as("once in five seconds").isEqualTo(12);

        scansFail = false;
        int before = reads;
        check(team);
        follower.round();
        millis += 4_000;
        check(team);
        follower.round();
        millis += 4_000;
        check(team);
        assertThat(reads).as("as before").isEqualTo(before + 1);
    }

    @Test
    @DisplayName("a round that finds the clock set back gives up what is held, also where it catches up later")
    void clockSetBack() {
        List<TeamId> team = teams(1);
        check(team); // reads it,
        check(team); // and uses it
        millis -= 60_000;
        follower.round();
        millis += 60_000;
        check(team);
        assertThat(reads).isEqualTo(2);
    }
}
