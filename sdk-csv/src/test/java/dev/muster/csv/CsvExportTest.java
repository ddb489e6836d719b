package dev.muster.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.Muster;
import dev.muster.inmemory.MemoryStorage;
import dev.muster.model.Actor;
import dev.muster.model.BulkOptions;
import dev.muster.model.BulkReport;
import dev.muster.model.BulkResult;
import dev.muster.model.BulkResult.Code;
import dev.muster.model.EventType;
import dev.muster.model.HistoryQuery;
import dev.muster.model.InviteLinks;
import dev.muster.model.InviteQuery;
import dev.muster.model.LinkKey;
import dev.muster.model.MusterException;
import dev.muster.model.NewTeam;
import dev.muster.model.Page;
import dev.muster.model.Person;
import dev.muster.model.Team;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** People and history as CSV, and people from CSV into a team. */
class CsvExportTest {

    private static final Actor ANN = Actor.user("ann");

    private final Muster muster = Muster.builder(MemoryStorage.create())
            .links(InviteLinks.to("https://app.example.com/join", LinkKey.ephemeral()))
            .build();
    private final Team team = muster.teams()
            .create(
                    ANN,
                    NewTeam.named("Acme")
                            .owner(Person.of("ann", "ann@example.com").name("Ann")));

    private List<BulkResult> load(Team into, String csv) {
        List<BulkResult> results = new ArrayList<>();
        BulkReport report = muster.invites()
                .sendAll(
                        Actor.system("import"),
                        into.id(),
                        CsvInvites.read(
                                new StringReader(csv),
                                invite -> invite.role("member").withoutMail()),
                        BulkOptions.bestEffort(),
                        results::add);
        assertThat(report.rows()).isEqualTo(results.size());
        return results;
    }

    private String people(Team of) {
        StringBuilder csv = new StringBuilder();
        CsvExport.people(muster, ANN, of.id(), csv);
        return csv.toString();
    }

    @Test
    @DisplayName("a file is invited line by line, and each answer names its line")
    void load() {
        assertThat(load(team, "name,email\nBen,ben@example.com\nAnn,ANN@example.com\n\nBen,BEN@example.com\nX,x\n"))
                .extracting(result -> result.row() + " " + result.code())
                .containsExactly(
                        "2 " + Code.SENT, "3 " + Code.ALREADY_MEMBER, "5 " + Code.DUPLICATE_ROW, "6 " + Code.INVALID);
    }

    @Test
    @DisplayName("cells that a spreadsheet would run as a formula are written as text, and read back as they were")
    void formulas() {
        List<String> names = List.of(
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "'quoted",
                "'=1",
                "\uFF1Dfull",
                "plain",
                "a=b",
                "say \"hi\", Bo",
                "Eve;=1+1",
                "Eve; \"=1+1",
                ";'x");
        StringBuilder csv = new StringBuilder("email,name\n");
        for (int i = 0; i < names.size(); i++) {
            csv.append("p")
                    .append(i)
                    .append("@example.com,")
                    .append(Cells.safe(names.get(i)))
                    .append("\n");
        }
        csv.append(Cells.safe("=cmd@example.com")).append(",Sly\n");
        assertThat(load(team, csv.toString())).allMatch(result -> result.code() == Code.SENT);

        String out = people(team);

        assertThat(out).startsWith("\"email\",\"name\",\"roles\",\"location\",\"status\",\"user\",\"delivery\"\r\n");
        assertThat(out.lines().flatMap(line -> Arrays.stream(line.split("\",\""))))
                .noneMatch(cell -> cell.replaceFirst("^\"", "").matches("[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20].*"));
        assertThat(out).contains("\"'=cmd@example.com\"").contains("\"'=1+1\"");
        assertThat(out.lines().flatMap(line -> Arrays.stream(line.split(";"))))
                .as("read with another separator")
                .noneMatch(cell -> cell.matches("[\\s\"]*[=+\\-@].*"));
        Team copy = muster.teams().create(ANN, NewTeam.named("Copy").owner(Person.of("ann", "ann@example.com")));
        load(copy, out);
        assertThat(names(copy)).containsAll(names).isEqualTo(names(team));
    }

    private List<String> names(Team of) {
        return muster
                .invites()
                .list(ANN, of.id(), InviteQuery.all().page(Page.first().size(200)))
                .items()
                .stream()
                .map(row -> String.valueOf(row.invite().name()))
                .sorted()
                .toList();
    }

    @Test
    @DisplayName("more people than a page holds are all written, and counted")
    void pages() {
        StringBuilder csv = new StringBuilder("email\n");
        for (int i = 0; i < 230; i++) {
            csv.append("p").append(i).append("@example.com\n");
        }
        load(team, csv.toString());
        StringBuilder out = new StringBuilder();

        assertThat(CsvExport.people(muster, ANN, team.id(), out)).isEqualTo(231);
        assertThat(out.toString().lines().distinct()).hasSize(232);
        StringBuilder history = new StringBuilder();
        assertThat(CsvExport.history(muster, ANN, team.id(), history)).isEqualTo(232);
        assertThat(history.toString().lines().skip(1)).hasSizeGreaterThanOrEqualTo(232);
        assertThat(history).contains("\"INVITE_SENT\"").contains("\"p7@example.com\"");
    }

    @Test
    @DisplayName("of the history, just what is asked for is written")
    void someHistory() {
        load(team, "email\na@example.com\n");
        StringBuilder out = new StringBuilder();
        HistoryQuery query = HistoryQuery.all().type(EventType.INVITE_SENT);
        assertThat(CsvExport.history(muster, ANN, team.id(), query, out)).isEqualTo(1);
        assertThat(out).contains("INVITE_SENT").doesNotContain("TEAM_CREATED");
    }

    @Test
    @DisplayName("who may not see the people gets no file, not even its header")
    void refused() {
        StringBuilder out = new StringBuilder();
        assertThatThrownBy(() -> CsvExport.people(muster, Actor.user("eve"), team.id(), out))
                .isInstanceOf(MusterException.class);
        assertThatThrownBy(() -> CsvExport.history(muster, Actor.user("eve"), team.id(), out))
                .isInstanceOf(MusterException.class);
        assertThat(out).isEmpty();
    }
}
