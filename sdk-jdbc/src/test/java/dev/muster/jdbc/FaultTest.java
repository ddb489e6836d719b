package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.jdbc.Faults.Kind;
import dev.muster.model.StorageException;
import dev.muster.model.StorageException.OutcomeUnknown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One call of JDBC fails, whichever it is: what was to be done is then done or not, and never in part. */
class FaultTest {

    static Stream<Arguments> everywhere() {
        return Stream.of(databases().split(","))
                .map(TestDatabase::valueOf)
                .flatMap(database -> Arrays.stream(Kind.values()).map(kind -> Arguments.of(database, kind)));
    }

    private static String databases() {
        return System.getProperty("muster.fault.databases", "H2_MEMORY");
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    @DisplayName("a fault at any call of JDBC leaves all of a change or nothing, and no connection in use or changed")
    void anyCall(TestDatabase database, Kind kind) throws Exception {
        List<String> met = new ArrayList<>();
        try (Rig rig = new Rig(database)) {
            for (UseCase useCase : UseCase.values()) {
                met.add(useCase + ": " + new Trial(rig, useCase, kind).run());
            }
        }
        System.out.println(database + " " + kind + " " + met);
    }

    /** One use case, with a fault at its first call of JDBC, its second one, and so on until there are no more. */
    private static final class Trial {

        private static final Pattern TIME = Pattern.compile("\\b[0-9]{13}\\b");
        private static final Pattern ATTEMPTS = Pattern.compile("((SENT|FAILED) \\| [^|]* \\| )[0-9]+");

        private final Rig rig;
        private final UseCase useCase;
        private final Kind kind;
        private final Map<String, List<String>> complete;
        private Stage stage;

        Trial(Rig rig, UseCase useCase, Kind kind) {
            this.rig = rig;
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
        }

        /** How many calls there were. */
        int run() {
            for (int number = 1; ; number++) {
                if (at(number)) {
                    return number - 1;
                }
            }
        }

        /** Whether there was no such call. What a fault left undone is what the next one begins with. */
        private boolean at(int number) {
            Map<String, List<String>> before = rig.rows();
            StorageException failure = null;
            rig.faults.set(number, kind);
            String failed;
            try {
                useCase.run(stage);
            } catch (StorageException e) {
                failure = e;
            } finally {
                failed = rig.faults.end();
            }
            String at = useCase + ", " + kind + " at call " + number + ", " + failed + ", " + failure;
            assertThat(rig.connectionsInUse()).as(at).isZero();
            assertThat(rig.returns.wrong()).as(at).isEmpty();
            Map<String, List<String>> after = rig.rows();
            if (useCase.isOneCommit()) {
                boolean done = !after.equals(before);
                assertThat(done && failure != null && !(failure instanceof OutcomeUnknown)).as("done, though " + at).isFalse();
                assertThat(done || failure != null).as("success with nothing done: " + at).isTrue();
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
            Rig.anonymous(rows).forEach((table, lines) -> undated.put(
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
