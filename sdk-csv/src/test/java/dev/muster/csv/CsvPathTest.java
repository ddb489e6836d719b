package dev.muster.csv;

import dev.muster.inmemory.MemoryStorage;
import dev.muster.testkit.RowPath;
import java.io.StringReader;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** People who come in from a file come in by the rules. */
class CsvPathTest {

    @TestFactory
    @DisplayName("a row of a file is sent or refused as a single invite is, by the rule that stands in the way")
    Stream<DynamicTest> rules() {
        return RowPath.rules(
                MemoryStorage.create(),
                invite -> CsvInvites.read(
                        new StringReader("role,email\n" + invite.roles().get(0).role() + ','
                                + invite.email().value() + '\n'),
                        UnaryOperator.identity()));
    }
}
