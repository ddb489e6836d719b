package dev.muster.examples.concepts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("each small program runs, and says what it is there to show")
class ConceptsTest {

    /** A {@code main} of one of the programs. */
    private interface Program {
        void run(String[] arguments) throws Exception;
    }

    private static String said(Program program) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            program.run(new String[0]);
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("own roles and permissions")
    void ownRoles() throws Exception {
        assertThat(said(OwnRoles::main))
                .contains("May Ben approve invoices? false", "accountants, too? true", "Why? invoice:*");
    }

    @Test
    @DisplayName("a seat limit")
    void seatLimit() throws Exception {
        assertThat(said(SeatLimit::main)).contains("No seat for Eva: the plan has 2", "With a bigger plan");
    }

    @Test
    @DisplayName("a transaction of one's own")
    void ownTransaction() throws Exception {
        assertThat(said(OwnTransaction::main)).contains("There is Acme").doesNotContain("Bolt");
    }

    @Test
    @DisplayName("a policy with veto")
    void policy() throws Exception {
        assertThat(said(PolicyWithVeto::main))
                .contains("Ben is invited.", "Mallory is not: POLICY_REFUSED", "example.com");
    }

    @Test
    @DisplayName("a listener")
    void listener() throws Exception {
        assertThat(said(Listening::main)).contains("heard: INVITE_SENT by USER:ann", "kept: rev 1 TEAM_CREATED");
    }

    @Test
    @DisplayName("people from a CSV file, with a progress bar")
    void csv() throws Exception {
        assertThat(said(CsvImport::main))
                .contains("Line 452: DUPLICATE_ROW", "Line 453: INVALID", "[######", "And so it did: {SENT=450");
    }

    @Test
    @DisplayName("a notifier of one's own")
    void notifier() throws Exception {
        assertThat(said(CustomNotifier::main))
                .contains("To ben@example.com: Ann invites you to Acme", "The other one: there is no such mailbox");
    }
}
