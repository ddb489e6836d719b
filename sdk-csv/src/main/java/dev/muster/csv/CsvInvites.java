package dev.muster.csv;

import dev.muster.model.BulkRow;
import dev.muster.model.InvalidValueException;
import dev.muster.model.NewInvite;
import dev.muster.model.Role;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * People to invite, from a CSV file, one at a time:
 *
 * <pre>{@code
 * muster.invites().sendAll(actor, team, CsvInvites.read(file, invite -> invite.role("member")), options, results);
 * }</pre>
 *
 * <p>The first line is the header. It names the columns in any order: {@code email}, which must be there, and
 * {@code name}, {@code roles} (or {@code role}; several with semicolons between them), {@code location}, {@code message},
 * {@code locale} (such as {@code de-CH}) and {@code attribute:} with a key, as many as there are attributes. Comma,
 * semicolon and tab separate, whichever the header has most of; cells may be quoted and then hold line breaks; lines end
 * with CR, LF or both. A row is named by the line that it begins on. A cell of at most 10,000 characters, at most 200
 * cells a row. Empty cells at the end of a line do not count, and a line of nothing else is no row. Roles are named by their
 * ids; and by their names, without regard to case, where these are given along.
 *
 * <p>A row that cannot be an invite, or is not UTF-8, is answered as INVALID, and the others go on. Where a file cannot be read on, such as
 * behind a quote that is never closed, the last row is one that says so. What the apostrophes of {@link CsvExport}
 * protect is read back without them.
 *
 * <p>Holds one row at a time. The file is the caller's to close. Not thread-safe.
 */
public final class CsvInvites implements Iterator<BulkRow> {

    private final Records records;
    private final InviteColumns columns;
    private final UnaryOperator<NewInvite> defaults;
    private @Nullable BulkRow next;
    /** Whether there is no reading on. */
    private boolean broken;

    private CsvInvites(Reader reader, UnaryOperator<NewInvite> defaults, Collection<Role> roles) {
        this.defaults = Objects.requireNonNull(defaults, "defaults");
        this.records = new Records(reader);
        Records.Line header = records.next();
        if (header == null) {
            throw Records.unreadable(1, "there is no header: the first line must name the columns");
        }
        this.columns = InviteColumns.of(header, roles);
        this.next = read();
    }

    /**
     * Reads a file in UTF-8, with or without byte order mark.
     *
     * @param defaults what an invite has where its row says nothing, such as {@code invite -> invite.role("member")}
     * @throws InvalidValueException if the header is not as described
     */
    public static CsvInvites read(InputStream file, UnaryOperator<NewInvite> defaults) {
        return read(file, defaults, List.of());
    }

    /**
     * The same for a file that people have made, who know what roles are called and not their ids.
     *
     * @param roles those that may be named by their name, too, such as {@code muster.roles().list(actor, team)}; what is
     *     neither an id nor a name of theirs is taken for an id
     * @throws InvalidValueException if the header is not as described
     */
    public static CsvInvites read(InputStream file, UnaryOperator<NewInvite> defaults, Collection<Role> roles) {
        Objects.requireNonNull(file, "file");
        return read(
                new InputStreamReader(
                        file,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPLACE)
                                .onUnmappableCharacter(CodingErrorAction.REPLACE)),
                defaults,
                roles);
    }

    /** The same for text that is decoded already. */
    public static CsvInvites read(Reader text, UnaryOperator<NewInvite> defaults) {
        return read(text, defaults, List.of());
    }

    /** The same for text that is decoded already. */
    public static CsvInvites read(Reader text, UnaryOperator<NewInvite> defaults, Collection<Role> roles) {
        return new CsvInvites(Objects.requireNonNull(text, "text"), defaults, roles);
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public BulkRow next() {
        BulkRow row = next;
        if (row == null) {
            throw new NoSuchElementException("the file has no more rows");
        }
        next = broken ? null : read();
        return row;
    }

    private @Nullable BulkRow read() {
        Records.Line record;
        try {
            record = records.next();
        } catch (InvalidValueException problem) {
            broken = true;
            return BulkRow.invalid(records.line(), problem);
        }
        return record == null ? null : BulkRow.read(record.line(), () -> columns.invite(record, defaults));
    }
}
