package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.muster.InviteService;
import dev.muster.MemberService;
import dev.muster.testkit.Path.Cell;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule on every path by which people come into a team: one test for each cell of the table. */
interface PathTable extends RulesPart {

    @TestFactory
    @DisplayName("every path into a team, by the rule that stands in the way")
    default Stream<DynamicNode> pathTable() {
        return Stream.of(Path.values())
                .map(path -> dynamicContainer(
                        path.name(),
                        Stream.of(PathRule.values())
                                .map(rule ->
                                        dynamicTest(rule + ": " + text(path.cell(rule)), () -> check(path, rule)))));
    }

    private static String text(Cell cell) {
        return cell.refusal() == null
                ? "open, as " + cell.because()
                : cell.refusal().name();
    }

    private void check(Path path, PathRule rule) throws Exception {
        Way way = new Way(subject());
        path.prepare(way);
        rule.breakOn(way);
        Cell cell = path.cell(rule);
        if (cell.refusal() == null) {
            path.take(way);
        } else {
            way.on.refused(cell.refusal(), () -> path.take(way));
        }
        Invariants.check(way.on);
    }

    @Test
    @DisplayName("every path is open where nothing stands in the way")
    default void pathsOpen() {
        for (Path path : Path.values()) {
            Way way = new Way(subject());
            path.prepare(way);
            path.take(way);
        }
    }

    @Test
    @DisplayName("every method by which people could come in is a path of the table, or known to be none")
    default void pathsComplete() {
        Set<String> known = new TreeSet<>(Path.others());
        for (Path path : Path.values()) {
            assertThat(Path.others()).doesNotContain(path.method);
            known.add(path.method);
        }
        assertThat(BadInput.methods()
                        .filter(method -> method.getDeclaringClass() == InviteService.class
                                || method.getDeclaringClass() == MemberService.class)
                        .map(BadInput::name))
                .containsExactlyInAnyOrderElementsOf(known);
    }
}
