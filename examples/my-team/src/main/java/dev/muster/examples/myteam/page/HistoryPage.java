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
import dev.muster.model.TeamPermissions;
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

    private static HistoryQuery query(Visit visit) {
        String user = visit.query("user");
        return HistoryQuery.all()
                .type(visit.query("type", EventType.class))
                .user(user == null ? null : UserId.of(user));
    }

    private static void export(Visit visit) {
        visit.myTeam();
        visit.require(TeamPermissions.HISTORY_READ); // before the answer is said to be a file
        visit.context()
                .contentType("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"history.csv\"");
        Writer out = new OutputStreamWriter(visit.context().outputStream(), StandardCharsets.UTF_8);
        try {
            CsvExport.history(visit.muster(), visit.actor(), visit.teamId(), query(visit), out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void show(Visit visit) {
        visit.myTeam();
        HistoryQuery query = query(visit);
        Slice<TeamEvent> events =
                visit.muster().history().list(visit.actor(), visit.teamId(), query.page(visit.page(ROWS)));
        Sentences sentences = Sentences.of(visit, accounts);

        Map<String, @Nullable Object> values = Paging.of(visit, events);
        values.put("events", events.items().stream().map(sentences::line).toList());
        values.put("types", Choice.of(EventType.values(), "event_type", query.type(), visit.words()));
        values.put("user", query.user() == null ? "" : query.user().value());
        values.put("filtered", query.type() != null || query.user() != null);
        values.put("export", Paging.filtered(visit, visit.here("/history.csv")));
        visit.show("history", values);
    }
}
