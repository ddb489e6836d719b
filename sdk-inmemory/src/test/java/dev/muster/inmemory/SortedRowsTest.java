package dev.muster.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.inmemory.SortedRows.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SortedRowsTest {

    @Property(tries = 200)
    @Label("Sorted rows behave like a sorted map, and older versions of them stay as they were")
    void likeTreeMap(@ForAll @Size(max = 120) List<@IntRange(min = -40, max = 40) Integer> steps) {
        SortedRows<Integer, String> rows = SortedRows.by(Comparator.naturalOrder());
        TreeMap<Integer, String> model = new TreeMap<>();
        List<SortedRows<Integer, String>> versions = new ArrayList<>();
        List<TreeMap<Integer, String>> models = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            // A number adds itself; its opposite takes it away.
            int step = steps.get(i);
            if (step >= 0) {
                rows = rows.with(step, "v" + i);
                model.put(step, "v" + i);
            } else {
                rows = rows.without(-step);
                model.remove(-step);
            }
            versions.add(rows);
            models.add(new TreeMap<>(model));
        }
        for (int i = 0; i < versions.size(); i++) {
            same(versions.get(i), models.get(i));
        }
    }

    private static void same(SortedRows<Integer, String> rows, NavigableMap<Integer, String> model) {
        assertThat(rows.size()).isEqualTo(model.size());
        assertThat(rows.isEmpty()).isEqualTo(model.isEmpty());
        assertThat(keys(rows.after(null))).containsExactlyElementsOf(model.keySet());
        assertThat(keys(rows.before(null))).containsExactlyElementsOf(model.descendingKeySet());
        for (int key = -1; key <= 41; key += 3) {
            assertThat(rows.get(key)).isEqualTo(model.get(key));
            assertThat(rows.countAfter(key)).isEqualTo(model.tailMap(key, false).size());
            assertThat(keys(rows.after(key)))
                    .containsExactlyElementsOf(model.tailMap(key, false).keySet());
            assertThat(keys(rows.before(key)))
                    .containsExactlyElementsOf(model.headMap(key, false).descendingKeySet());
        }
    }

    private static List<Integer> keys(Iterable<Row<Integer, String>> rows) {
        List<Integer> keys = new ArrayList<>();
        rows.forEach(row -> keys.add(row.key()));
        return keys;
    }

    @Test
    @DisplayName("Sorted rows stay shallow when keys come and go in order")
    void staysShallow() {
        SortedRows<Integer, Integer> rows = SortedRows.by(Comparator.naturalOrder());
        for (int i = 0; i < 100_000; i++) {
            rows = rows.with(i, i);
        }
        assertThat(rows.depth()).isLessThan(40);
        for (int i = 0; i < 99_000; i++) {
            rows = rows.without(i);
        }
        assertThat(rows.size()).isEqualTo(1_000);
        assertThat(rows.depth()).isLessThan(25);
    }
}
