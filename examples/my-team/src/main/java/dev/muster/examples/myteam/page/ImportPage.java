package dev.muster.examples.myteam.page;

import dev.muster.csv.CsvInvites;
import dev.muster.examples.myteam.page.Imports.Import;
import dev.muster.examples.myteam.page.Imports.State;
import dev.muster.examples.myteam.web.Form;
import dev.muster.examples.myteam.web.Refusal;
import dev.muster.examples.myteam.web.Routes;
import dev.muster.examples.myteam.web.Visit;
import dev.muster.model.BulkResult;
import dev.muster.model.BulkRow;
import dev.muster.model.InvalidValueException;
import dev.muster.model.MusterException;
import dev.muster.model.NewInvite;
import dev.muster.model.Role;
import dev.muster.model.TeamPermissions;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Many at once: pasted addresses or a CSV file, a look at what would happen, and a progress bar while it does. */
public final class ImportPage implements Routes.Pages {

    private static final int MOST_ROWS = 10_000;
    private static final int SHOWN = 200;

    private final Imports imports;

    public ImportPage(Imports imports) {
        this.imports = imports;
    }

    @Override
    public void addTo(Routes routes) {
        routes.get("/w/{team}/users/import", visit -> ask(visit, Form.empty()));
        routes.post(
                "/w/{team}/users/import", visit -> visit.submit(() -> begin(visit), () -> ask(visit, visit.form())));
        routes.get("/w/{team}/users/import/{import}", visit -> show(visit, mine(visit)));
        routes.get("/w/{team}/users/import/{import}/progress", visit -> progress(visit, mine(visit)));
        routes.post("/w/{team}/users/import/{import}", visit -> {
            Import mine = mine(visit);
            if (mine.state().sendable()) {
                imports.send(mine);
            }
            visit.go(address(visit, mine));
        });
    }

    /** A row as the template wants it. */
    record Row(long number, String who, String what, boolean done) {}

    private static void ask(Visit visit, Form form) {
        visit.team();
        visit.require(TeamPermissions.MEMBERS_INVITE);
        visit.show("import", Map.of("form", form, "roles", RoleChoices.toGive(visit, form)));
    }

    private static String address(Visit visit, Import one) {
        return visit.here("/users/import/" + one.id());
    }

    private Import mine(Visit visit) {
        visit.team();
        return imports.find(visit.path("import"), visit.actor(), visit.teamId())
                .orElseThrow(() -> new InvalidValueException(
                        "import", InvalidValueException.Code.UNKNOWN, "there is no such import"));
    }

    private void begin(Visit visit) {
        visit.team();
        Form form = visit.form();
        UnaryOperator<NewInvite> defaults =
                invite -> invite.role(form.get("role")).location(form.orNull("location"));
        UploadedFile file = visit.context().uploadedFile("file");
        if (file == null || file.size() == 0) {
            List<String> typed = Pasted.split(form.get("addresses"));
            begin(visit, read(typed, defaults), typed);
        } else {
            begin(visit, read(visit, file, defaults), List.of());
        }
    }

    private void begin(Visit visit, List<BulkRow> rows, List<String> typed) {
        if (rows.isEmpty()) {
            throw new InvalidValueException("addresses", InvalidValueException.Code.REQUIRED, "are needed");
        }
        visit.go(address(visit, imports.begin(visit.actor(), visit.teamId(), rows, typed)));
    }

    private static List<BulkRow> read(List<String> typed, UnaryOperator<NewInvite> defaults) {
        List<BulkRow> rows = new ArrayList<>();
        typed.forEach(one -> add(rows, Pasted.row(rows.size() + 1L, one, defaults)));
        return rows;
    }

    /** People write what roles are called, not their ids. */
    private static List<BulkRow> read(Visit visit, UploadedFile file, UnaryOperator<NewInvite> defaults) {
        List<BulkRow> rows = new ArrayList<>();
        List<Role> roles = visit.muster().roles().list(visit.actor(), visit.teamId());
        try (InputStream content = file.content()) {
            CsvInvites.read(content, defaults, roles).forEachRemaining(row -> add(rows, row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static void add(List<BulkRow> rows, BulkRow row) {
        if (rows.size() == MOST_ROWS) {
            throw new InvalidValueException("addresses", InvalidValueException.Code.TOO_MANY, "are too many");
        }
        rows.add(row);
    }

    private static void show(Visit visit, Import one) {
        State state = one.state();
        if (state.failure() != null) {
            visit.refuse(why(visit, state.failure(), state.dryRun()));
        }
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("state", state);
        values.put("sendable", state.sendable());
        values.put("total", one.rows().size());
        values.put("sent", state.report().count(BulkResult.Code.SENT));
        values.put("summary", summary(visit, state));
        values.put("rows", rows(visit, one));
        values.put("more", Math.max(0, state.results().size() - SHOWN));
        visit.show("import-state", values);
    }

    /** Where it broke off while it was sent, "nothing was changed" would not be true. */
    private static Refusal why(Visit visit, RuntimeException failure, boolean dryRun) {
        Refusal why = Refusal.of(failure, visit.words(), visit.catalog());
        return dryRun || failure instanceof MusterException
                ? why
                : new Refusal(why.status(), why.title(), visit.words().of("import.broken.text"), null);
    }

    private static String summary(Visit visit, State state) {
        String group = state.dryRun() ? "import_would" : "import_did";
        return state.report().counts().entrySet().stream()
                .map(count -> visit.words().of(group(visit, group, count.getKey()), count.getValue()))
                .collect(Collectors.joining(" · "));
    }

    private static String group(Visit visit, String group, BulkResult.Code code) {
        String key = group + "." + code;
        return visit.words().has(key) ? key : "import_code." + code;
    }

    /** What went wrong comes first, as that is what somebody has to look at. */
    private static List<Row> rows(Visit visit, Import one) {
        Map<Long, BulkRow> byNumber =
                one.rows().stream().collect(Collectors.toMap(BulkRow::number, row -> row, (first, second) -> first));
        List<BulkResult> results = new ArrayList<>(one.state().results());
        results.sort((a, b) -> Boolean.compare(a.code().isDone(), b.code().isDone()));
        return results.stream()
                .limit(SHOWN)
                .map(result -> row(visit, one, result, byNumber.get(result.row())))
                .toList();
    }

    private static Row row(Visit visit, Import one, BulkResult result, @Nullable BulkRow row) {
        String who = row == null || row.invite() == null
                ? one.typed(result.row())
                : row.invite().email().value();
        String what = visit.words().of("import_row", result.code());
        String field = result.field();
        if (field != null && visit.words().has("field." + field)) {
            what += ": " + visit.words().of("field." + field);
        } else if (field != null && Refusal.isLine(field)) {
            what = visit.words().of("invalid.line", field);
        }
        return new Row(result.row(), who, what, result.code().isDone());
    }

    private static void progress(Visit visit, Import one) {
        State state = one.state();
        visit.context()
                .contentType("application/json")
                .result("{\"rows\":" + state.report().rows() + ",\"done\":" + state.done() + "}");
    }
}
