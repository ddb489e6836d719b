package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.muster.model.BulkRow;
import dev.muster.model.NewInvite;
import dev.muster.spi.Storage;
import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The rules on the path by which people are invited whom something reads, such as a file: the same as for any bulk call,
 * one test for each. Of use to the tests of what reads them.
 */
public final class RowPath {

    private RowPath() {}

    /**
     * One test for each rule that may stand in the way, and one where nothing does.
     *
     * @param rows writes an invite of an address and one role as the text or the file it is about, and reads it again
     */
    public static Stream<DynamicTest> rules(Storage storage, Function<NewInvite, Iterator<BulkRow>> rows) {
        DynamicTest open = dynamicTest("nothing stands in the way", () -> {
            Way way = new Way(storage);
            take(way, rows);
            assertThat(way.isOpen()).isTrue();
        });
        return Stream.concat(
                Stream.of(open),
                Stream.of(PathRule.values()).map(rule -> dynamicTest(rule.name(), () -> check(storage, rows, rule))));
    }

    private static void check(Storage storage, Function<NewInvite, Iterator<BulkRow>> rows, PathRule rule)
            throws Exception {
        Way way = new Way(storage);
        rule.breakOn(way);
        Path.Cell cell = Path.SEND_ALL_FROM_A_STREAM.cell(rule);
        if (cell.refusal() == null) {
            take(way, rows);
        } else {
            way.on.refused(cell.refusal(), () -> take(way, rows));
        }
        Invariants.check(way.on);
    }

    private static void take(Way way, Function<NewInvite, Iterator<BulkRow>> rows) {
        Path.stream(way, rows.apply(way.request()));
    }
}
