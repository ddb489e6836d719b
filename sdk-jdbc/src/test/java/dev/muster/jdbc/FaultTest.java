package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.AccessControl;
import dev.muster.History;
import dev.muster.InviteService;
import dev.muster.MemberService;
import dev.muster.Muster;
import dev.muster.RoleRegistry;
import dev.muster.TeamManager;
import dev.muster.jdbc.Faults.Kind;
import dev.muster.model.StorageException;
import dev.muster.model.StorageException.OutcomeUnknown;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One call of JDBC fails, whichever it is: what was to be done is then done or not, and never in part. */
class FaultTest {

    private static final List<Class<?>> SERVICES = List.of(
            Muster.class,
            TeamManager.class,
            MemberService.class,
            InviteService.class,
            RoleRegistry.class,
            AccessControl.class,
            History.class);

    /** What does nothing but hand out what does. */
    private static final Set<String> DOORS = Set.of(
            "Muster.builder(Storage)",
            "Muster.start()",
            "Muster.close()",
            "Muster.teams()",
            "Muster.members()",
            "Muster.invites()",
            "Muster.roles()",
            "Muster.access()",
            "Muster.history()");

    static Stream<Arguments> everywhere() {
        return Pattern.compile(",")
                .splitAsStream(databases())
                .map(TestDatabase::valueOf)
                .flatMap(database -> Arrays.stream(Kind.values()).map(kind -> Arguments.of(database, kind)));
    }

    private static String databases() {
        return System.getProperty("muster.fault.databases", "H2_MEMORY");
    }

    private static boolean everyCall() {
        return Boolean.getBoolean("muster.fault.every-call");
    }

    @Test
    @DisplayName("every public method is among those that fail here, or changes nothing")
    void allMethods() {
        Set<String> known = new TreeSet<>(DOORS);
        Stream.of(Reading.values()).map(reading -> reading.method).forEach(known::add);
        Stream.of(UseCase.values()).map(useCase -> useCase.method).forEach(known::add);
        assertThat(SERVICES.stream()
                        .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(FaultTest::signature))
                .containsExactlyInAnyOrderElementsOf(known);
    }

    private static String signature(Method method) {
        return Stream.of(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(
                        ",", method.getDeclaringClass().getSimpleName() + "." + method.getName() + "(", ")"));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    @DisplayName("a fault at any call of JDBC leaves all of a change or nothing, and no connection in use or changed")
    void anyCall(TestDatabase database, Kind kind) throws Exception {
        Faults faults = new Faults(everyCall());
        try (Rig rig = new Rig(database.empty(), faults, new Returns(faults))) {
            for (UseCase useCase : UseCase.values()) {
                int calls = new Trial(rig, faults, useCase, kind).run();
                assertThat(calls).as("calls of " + useCase).isGreaterThan(10);
            }
        }
    }

    /**
     * One use case, with a fault at its first call of JDBC, its second one, and so on until there are no more; in the
     * ordinary build at some of them, elsewhere for each use case.
     */
    private static final class Trial {

        private static final Pattern TIME = Pattern.compile("\\b[0-9]{13}\\b");
        private static final Pattern ATTEMPTS = Pattern.compile("((SENT|FAILED) \\| [^|]* \\| )[0-9]+");

        private final Rig rig;
        private final Faults faults;
        private final UseCase useCase;
        private final Kind kind;
        private final Map<String, List<String>> complete;
        private Stage stage;
        private Map<String, List<String>> before;

        Trial(Rig rig, Faults faults, UseCase useCase, Kind kind) {
            this.rig = rig;
            this.faults = faults;
            this.useCase = useCase;
            this.kind = kind;
            prepare();
            useCase.run(stage);
            complete = Rig.anonymous(rig.rows());
            prepare();
        }

        private void prepare() {
            rig.empty();
            stage = useCase.prepare(rig.storage);
            before = rig.rows();
        }

        /** How many calls there were. */
        int run() {
            int stride = stride();
            for (int number = 1 + useCase.ordinal() % stride; ; number += stride) {
                if (at(number)) {
                    return number - 1;
                }
            }
        }

        private int stride() {
            if (everyCall()) {
                return 1;
            }
            return kind == Kind.REFUSED ? 3 : 7;
        }

        /** Whether there was no such call. What a fault left undone is what the next one begins with. */
        private boolean at(int number) {
            StorageException failure = null;
            faults.set(number, kind);
            String failed;
            try {
                useCase.run(stage);
            } catch (StorageException e) {
                failure = e;
            } finally {
                failed = faults.end();
            }
            String at = useCase + ", " + kind + " at call " + number + ", " + failed + ", " + failure;
            assertThat(rig.connectionsInUse()).as(at).isZero();
            assertThat(rig.returns.wrong()).as(at).isEmpty();
            Map<String, List<String>> after = rig.rows();
            if (useCase.isOneCommit()) {
                boolean done = !after.equals(before);
                assertThat(done && failure != null && !(failure instanceof OutcomeUnknown))
                        .as("done, though " + at)
                        .isFalse();
                assertThat(done || failure != null)
                        .as("success with nothing done: " + at)
                        .isTrue();
                // Only of a team that is not there can nobody tell whether it was about to be.
                assertThat(failure instanceof OutcomeUnknown && useCase != UseCase.CREATE_TEAM)
                        .as("in doubt: " + at)
                        .isFalse();
                if (done) {
                    assertThat(Rig.anonymous(after)).as(at).isEqualTo(complete);
                    prepare();
                }
            } else {
                finish(at);
                prepare();
            }
            return failed == null;
        }

        private void finish(String at) {
            // Mail that was being sent is tried again after a while.
            stage.clock.advance(Duration.ofMinutes(1));
            useCase.run(stage);
            assertThat(undated(rig.rows())).as(at).isEqualTo(undated(complete));
        }

        private static Map<String, List<String>> undated(Map<String, List<String>> rows) {
            Map<String, List<String>> undated = new TreeMap<>();
            Rig.anonymous(rows)
                    .forEach((table, lines) -> undated.put(
                            table,
                            lines.stream()
                                    .map(line -> TIME.matcher(line).replaceAll("#"))
                                    .map(line -> ATTEMPTS.matcher(line).replaceAll("$1#"))
                                    .sorted()
                                    .toList()));
            return undated;
        }
    }
}
