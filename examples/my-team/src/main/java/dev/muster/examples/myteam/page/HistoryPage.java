package dev.muster.examples.myteam.page;

import dev.muster.csv.CsvExport;
import dev.muster.examples.myteam.host.Accounts;
import dev.muster.examples.myteam.web.Paging;
import dev.muster.examples.myteam.web.Routes;
import dev.muster.examples.myteam.web.Visit;
import dev.muster.model.EventType;
import dev.muster.model.HistoryQuery;
import dev.muster.model.Slice;
import dev.muster.model.TeamEvent;
import dev.muster.model.UserId;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The history of a workspace in sentences, by kind of event or by person. */
public final class HistoryPage implements Routes.Pages {

    private static final int ROWS = 50;

    private final Accounts accounts;

    public HistoryPage(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void addTo(Routes routes) {
        routes.get("/w/{team}/history", this::show);
        routes.get("/w/{team}/history.csv", HistoryPage::export);
    }

    private static void export(Visit visit) {
        visit.myTeam();
        visit.context()
                .contentType("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"history.csv\"");
        Writer out = new OutputStreamWriter(visit.context().outputStream(), StandardCharsets.UTF_8);
        try {
            CsvExport.history(visit.muster(), visit.actor(), visit.teamId(), out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void show(Visit visit) {
        visit.myTeam();
        EventType type = visit.query("type", EventType.class);
        String user = visit.query("user");
        HistoryQuery query = HistoryQuery.all()
                .type(type)
                .user(user == null ? null : UserId.of(user))
                .page(visit.page(ROWS));
        Slice<TeamEvent> events = visit.muster().history().list(visit.actor(), visit.teamId(), query);
        Sentences sentences = Sentences.of(visit, accounts);

        Map<String, @Nullable Object> values = Paging.of(visit, events);
        values.put("events", events.items().stream().map(sentences::line).toList());
        values.put("types", Choice.of(EventType.values(), "event_type", type, visit.words()));
        values.put("user", user == null ? "" : user);
        values.put("filtered", type != null || user != null);
        visit.show("history", values);
    }
}
