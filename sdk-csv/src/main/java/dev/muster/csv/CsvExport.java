package dev.muster.csv;

import dev.muster.Muster;
import dev.muster.model.Actor;
import dev.muster.model.Cursor;
import dev.muster.model.FieldChange;
import dev.muster.model.HistoryQuery;
import dev.muster.model.MusterException;
import dev.muster.model.Page;
import dev.muster.model.PeopleEntry;
import dev.muster.model.PeopleQuery;
import dev.muster.model.RoleGrant;
import dev.muster.model.Slice;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The people and the history of a team as CSV: commas, every cell in quotes, lines ended by CR LF. A cell that a
 * spreadsheet program would run as a formula gets an apostrophe in front. Written page by page, so that a team of any
 * size needs little memory; who joins or leaves meanwhile may be missed. The writer is the caller's to flush and close;
 * give it UTF-8.
 */
public final class CsvExport {

    private CsvExport() {}

    /**
     * Writes everybody who is in the team or invited, sorted by name: {@code email,name,roles,location,status,user,
     * delivery}. {@link CsvInvites} reads it. Roles are written without their ends: a role until Friday is one for good when
     * it is read in again.
     *
     * @return how many people
     * @throws MusterException as {@code members().people} does
     * @throws UncheckedIOException if the writer fails
     */
    public static long people(Muster muster, Actor actor, TeamId team, Appendable out) {
        Objects.requireNonNull(muster, "muster");
        Objects.requireNonNull(out, "out");
        return pages(
                out,
                List.of("email", "name", "roles", "location", "status", "user", "delivery"),
                page -> muster.members().people(actor, team, PeopleQuery.all().page(page)),
                CsvExport::person);
    }

    /**
     * Writes what happened to the team, the newest first: {@code at,rev,type,actor,subject,changes}, moments in ISO 8601.
     *
     * @return how many events
     * @throws MusterException as {@code history().list} does
     * @throws UncheckedIOException if the writer fails
     */
    public static long history(Muster muster, Actor actor, TeamId team, Appendable out) {
        return history(muster, actor, team, HistoryQuery.all(), out);
    }

    /**
     * The same for some of it.
     *
     * @param query which events; its page is not heeded, as all of them are written
     */
    public static long history(Muster muster, Actor actor, TeamId team, HistoryQuery query, Appendable out) {
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(muster, "muster");
        Objects.requireNonNull(out, "out");
        return pages(
                out,
                List.of("at", "rev", "type", "actor", "subject", "changes"),
                page -> muster.history().list(actor, team, query.page(page)),
                CsvExport::event);
    }

    private static <T> long pages(
            Appendable out,
            List<@Nullable String> header,
            Function<Page, Slice<T>> list,
            Function<T, List<@Nullable String>> cells) {
        long count = 0;
        Slice<T> slice = list.apply(Page.first());
        write(out, header);
        while (true) {
            for (T item : slice.items()) {
                write(out, cells.apply(item));
                count++;
            }
            Cursor next = slice.next();
            if (next == null) {
                return count;
            }
            slice = list.apply(Page.first().after(next));
        }
    }

    private static void write(Appendable out, List<@Nullable String> cells) {
        try {
            for (int i = 0; i < cells.size(); i++) {
                String cell = cells.get(i);
                out.append(i == 0 ? "" : ",").append(cell == null ? "" : Cells.safe(cell));
            }
            out.append("\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<@Nullable String> person(PeopleEntry entry) {
        String name = entry.name().equals(entry.email().value()) ? null : entry.name();
        return Arrays.<@Nullable String>asList(
                entry.email().value(),
                name,
                entry.roles().stream()
                        .map(RoleGrant::role)
                        .map(Object::toString)
                        .collect(Collectors.joining(";")),
                entry.location(),
                entry.status().name(),
                entry.user() == null ? null : entry.user().value(),
                entry.delivery() == null ? null : entry.delivery().status().name());
    }

    private static List<@Nullable String> event(TeamEvent event) {
        return Arrays.<@Nullable String>asList(
                event.at().toString(),
                String.valueOf(event.rev()),
                event.type().name(),
                event.actor().toString(),
                event.subject(),
                event.changes().stream().map(CsvExport::change).collect(Collectors.joining("; ")));
    }

    private static String change(FieldChange change) {
        return change.field() + ": " + (change.before() == null ? "" : change.before()) + " → "
                + (change.after() == null ? "" : change.after());
    }
}
