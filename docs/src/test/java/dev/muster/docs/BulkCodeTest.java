package dev.muster.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.csv.CsvExport;
import dev.muster.csv.CsvInvites;
import dev.muster.model.Actor;
import dev.muster.model.BulkOptions;
import dev.muster.model.BulkReport;
import dev.muster.model.BulkResult;
import dev.muster.model.BulkResult.Code;
import dev.muster.model.NewInvite;
import dev.muster.model.TeamId;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/bulk.md. */
class BulkCodeTest {

    private final Host host = Host.plain();
    private final Muster muster = host.muster;
    private final Actor ann = host.ann;
    private final TeamId acme = host.acme;
    private final List<Object> shown = new ArrayList<>();

    private void show(Object... values) {
        shown.add(List.of(values[0], values[1]));
    }

    @Test
    @DisplayName("from a list")
    void list() {
        // snippet: bulk-list
        NewInvite ben =
                NewInvite.to("ben@example.com").name("Ben").role("member").message("Welcome aboard!");
        NewInvite cem = ben.another("cem@example.com").name("Cem"); // "save and add another": role and message are kept
        List<BulkResult> results = muster.invites().sendAll(ann, acme, List.of(ben, cem), BulkOptions.bestEffort());
        for (BulkResult result : results) {
            show(result.row(), result.code(), result.invite(), result.message());
        }
        // end
        assertThat(shown).containsExactly(List.of(1L, Code.SENT), List.of(2L, Code.SENT));
    }

    @Test
    @DisplayName("dry run, all or nothing")
    void dryRun() {
        List<NewInvite> rows = List.of(NewInvite.to("ben@example.com").role("member"));
        // snippet: bulk-dry-run
        List<BulkResult> wouldBe = muster.invites()
                .sendAll(ann, acme, rows, BulkOptions.bestEffort().asDryRun());
        boolean allFine = wouldBe.stream().allMatch(result -> result.code().isDone());
        List<BulkResult> allOrNone = muster.invites().sendAll(ann, acme, rows, BulkOptions.allOrNothing());
        // end
        assertThat(allFine).isTrue();
        assertThat(allOrNone).extracting(BulkResult::code).containsExactly(Code.SENT);
    }

    @Test
    @DisplayName("from a file, and out again")
    void csv(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("people.csv"), "name,email\nBen,ben@example.com\nX,x\n");
        // snippet: bulk-csv
        BulkReport report;
        try (InputStream in = Files.newInputStream(file)) {
            report = muster.invites()
                    .sendAll(
                            ann,
                            acme,
                            CsvInvites.read(in, invite -> invite.role("member")), // what a row does not say
                            BulkOptions.bestEffort()
                                    .key("import of " + file.getFileName() + ", " + Files.getLastModifiedTime(file))
                                    .onProgress(soFar -> show(soFar.rows(), soFar.count(Code.SENT))),
                            result -> show("line " + result.row(), result.code(), result.message()));
        }
        // end
        assertThat(report.count(Code.SENT)).isEqualTo(1);
        assertThat(shown)
                .containsExactly(List.of("line 2", Code.SENT), List.of("line 3", Code.INVALID), List.of(2L, 1L));
        // snippet: bulk-export
        StringWriter people = new StringWriter();
        long count = CsvExport.people(muster, ann, acme, people);
        StringWriter history = new StringWriter();
        CsvExport.history(muster, ann, acme, history);
        // end
        assertThat(count).isEqualTo(2);
        assertThat(history.toString()).contains("\"INVITE_SENT\"");
        assertThat(people.toString()).contains("\"ben@example.com\",\"Ben\"");
    }
}
