package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.muster.jdbc.Refusals.Code;
import dev.muster.jdbc.Refusals.Place;
import dev.muster.model.StorageException.Busy;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The database says that somebody else was faster, wherever it may: the whole change is tried again, a few times. */
class RetryTest {

    /** As many tries as there are by default. */
    private static final int TRIES = 5;

    /** Every test with every number of refusals, which takes minutes. */
    private static final boolean ALL = Boolean.getBoolean("muster.fault.every-call");

    /** The first of each database is tried with every number of refusals. */
    private static List<Code> codes(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL ->
                List.of(
                        new Code(dialect, "40001", 0),
                        new Code(dialect, "40P01", 0),
                        new Code(dialect, "55P03", 0),
                        new Code(dialect, "57014", 0),
                        new Code(dialect, "23505", 0));
            case MARIADB ->
                List.of(
                        new Code(dialect, "HY000", 1020),
                        new Code(dialect, "HY000", 1180),
                        new Code(dialect, "HY000", 1205),
                        new Code(dialect, "40001", 1213),
                        new Code(dialect, "70100", 1317),
                        new Code(dialect, "70100", 1969),
                        new Code(dialect, "23000", 1062),
                        new Code(dialect, "23000", 1586));
            case MYSQL ->
                List.of(
                        new Code(dialect, "HY000", 1180),
                        new Code(dialect, "40001", 1205),
                        new Code(dialect, "40001", 1213),
                        new Code(dialect, "70100", 1317),
                        new Code(dialect, "HY000", 3024),
                        new Code(dialect, "HY000", 3572),
                        new Code(dialect, "23000", 1062));
            case H2 ->
                List.of(
                        new Code(dialect, "HYT00", 50200),
                        new Code(dialect, "90131", 90131),
                        new Code(dialect, "90112", 90112),
                        new Code(dialect, "40001", 40001),
                        new Code(dialect, "23505", 23505));
            case SQLITE -> List.of(new Code(dialect, null, 5), new Code(dialect, null, 6), new Code(dialect, null, 19));
        };
    }

    /** Where a new and empty database is: H2 understands what we say to MariaDB and MySQL, too, and needs no server. */
    private static String empty(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> TestDatabase.POSTGRESQL.empty();
            case SQLITE -> TestDatabase.SQLITE.empty();
            case H2 -> TestDatabase.H2_MEMORY.empty();
            case MARIADB, MYSQL -> TestDatabase.H2_MEMORY.empty() + ";MODE=MySQL";
        };
    }

    static Stream<UseCase> useCases() {
        return ALL
                ? Stream.of(UseCase.SEND, UseCase.ACCEPT, UseCase.TRANSFER, UseCase.REMOVE_MEMBER)
                : Stream.of(UseCase.SEND);
    }

    @ParameterizedTest
    @MethodSource("useCases")
    @DisplayName("what is refused at any statement for a passing reason happens once, or is refused as busy after five")
    void anyStatement(UseCase useCase) throws Exception {
        for (Dialect dialect : Dialect.values()) {
            Refusals refusals = new Refusals(dialect);
            try (Rig rig = new Rig(empty(dialect), refusals, new Returns(new Faults(false)))) {
                Trial trial = new Trial(rig, refusals, useCase);
                for (Code code : codes(dialect)) {
                    boolean all = ALL || code.equals(codes(dialect).get(0));
                    for (Place place : trial.places) {
                        for (int times : all ? IntStream.rangeClosed(1, 6).toArray() : new int[] {1, TRIES}) {
                            trial.run(place, code, times);
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "a commit that took too long, or whose outcome the database itself does not know, is looked up in the history")
    void unknownOutcome(Dialect dialect) throws Exception {
        Refusals refusals = new Refusals(dialect);
        try (Rig rig = new Rig(empty(dialect), refusals, new Returns(new Faults(false)))) {
            Trial trial = new Trial(rig, refusals, UseCase.SEND);
            for (SQLException failure : List.of(
                    new SQLException("refused by the test", "40003"), new SQLTimeoutException("refused by the test"))) {
                refusals.commitFirst(failure);
                trial.run(new Place(true, "commit"), new Code(dialect, "40003", 0), 1);
            }
        }
    }

    private static final class Trial {

        private final Rig rig;
        private final Refusals refusals;
        private final UseCase useCase;
        private final Set<Place> places;
        private final Map<String, List<String>> complete;
        private Stage stage;

        Trial(Rig rig, Refusals refusals, UseCase useCase) {
            this.rig = rig;
            this.refusals = refusals;
            this.useCase = useCase;
            prepare();
            refusals.seen();
            useCase.run(stage);
            places = refusals.seen();
            complete = Rig.anonymous(rig.rows());
            assertThat(places).contains(new Place(true, "commit")).hasSizeGreaterThan(2);
            prepare();
        }

        private void prepare() {
            rig.empty();
            stage = useCase.prepare(rig.storage);
        }

        void run(Place place, Code code, int times) {
            rig.forgetCounters(); // or some of the places would not be passed
            Map<String, List<String>> before = rig.rows();
            refusals.refuse(place, code, times);
            Throwable thrown = catchThrowable(() -> useCase.run(stage));
            refusals.refuse(null, null, 0);
            String at = useCase + ", " + code + ", " + times + " times at " + place;
            assertThat(rig.returns.wrong()).as(at).isEmpty();
            assertThat(rig.connectionsInUse()).as(at).isZero();
            if (times < TRIES) {
                assertThat(thrown).as(at).isNull();
                assertThat(Rig.anonymous(rig.rows())).as(at).isEqualTo(complete);
                prepare();
            } else {
                assertThat(thrown).as(at).isInstanceOf(Busy.class);
                assertThat(rig.rows()).as(at).isEqualTo(before);
            }
        }
    }
}
