package dev.muster.benchmarks.access;

import dev.muster.model.ActorRef;
import dev.muster.model.Domains;
import dev.muster.model.Member;
import dev.muster.model.MemberStatus;
import dev.muster.model.Person;
import dev.muster.model.RoleGrant;
import dev.muster.model.RoleId;
import dev.muster.model.Team;
import dev.muster.model.TeamId;
import dev.muster.model.TeamStatus;
import dev.muster.model.UserId;
import dev.muster.spi.Reader;
import dev.muster.spi.Scanner;
import dev.muster.spi.Storage;
import dev.muster.spi.Transaction;
import dev.muster.spi.WorkTransaction;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the teams of a {@link World} up as they are read: a million rows of a real storage would be in the way. */
final class MadeUpStorage implements Storage {

    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final ActorRef NOBODY = ActorRef.system("benchmark");

    private final World world;
    private final Map<TeamId, Integer> numbers = new HashMap<>();

    MadeUpStorage(World world) {
        this.world = world;
        for (int team = 0; team < world.teams; team++) {
            numbers.put(World.team(team), team);
        }
    }

    @Override
    public <T extends @Nullable Object> T read(TeamId team, Function<? super Reader, ? extends T> work) {
        int number = numbers.getOrDefault(team, -1);
        Team row = number < 0
                ? null
                : new Team(team, "Team", null, TeamStatus.ACTIVE, null, Domains.ANY, Map.of(), THEN, THEN, 1);
        return work.apply(made(Reader.class, (method, arguments) -> switch (method) {
            case "team" -> row;
            case "committed" -> true;
            case "members" ->
                made(dev.muster.spi.MemberReads.class, (read, asked) -> switch (read) {
                    case "list" -> members(team, number);
                    case "find" ->
                        members(team, number).stream()
                                .filter(member -> member.user().equals((UserId) asked[0]))
                                .findFirst()
                                .orElse(null);
                    default -> throw new UnsupportedOperationException(read);
                });
            case "roles" -> made(dev.muster.spi.RoleReads.class, (read, asked) -> List.of());
            default -> throw new UnsupportedOperationException(method);
        }));
    }

    private List<Member> members(TeamId team, int number) {
        return IntStream.range(0, World.TEAM_SIZE)
                .mapToObj(member -> new Member(
                        team,
                        Person.of(World.user(number, member), "someone@example.com"),
                        null,
                        List.of(new RoleGrant(RoleId.of(World.roleId(world.role(number, member))), null, NOBODY)),
                        MemberStatus.ACTIVE,
                        Map.of(),
                        THEN,
                        1))
                .toList();
    }

    @Override
    public <T extends @Nullable Object> T scan(Function<? super Scanner, ? extends T> work) {
        return work.apply(made(Scanner.class, (method, arguments) -> {
            Map<TeamId, Long> revs = new HashMap<>();
            if (method.equals("revs")) {
                ((Collection<?>) arguments[0]).forEach(team -> revs.put((TeamId) team, 1L));
                return revs;
            }
            return method.equals("countOtherKeys") ? (Object) 0 : List.of();
        }));
    }

    @Override
    public <T extends @Nullable Object> T change(
            TeamId team, Instant at, Function<? super Transaction, ? extends T> work) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T extends @Nullable Object> T work(Function<? super WorkTransaction, ? extends T> work) {
        return work.apply(made(WorkTransaction.class, (method, arguments) -> List.of()));
    }

    /** What is called, and with what. */
    private interface Answers {
        @Nullable
        Object answer(String method, Object[] arguments);
    }

    private static <T> T made(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.answer(method.getName(), arguments)));
    }
}
