package dev.muster.internal.bulk;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.View;
import dev.muster.model.BulkResult.Code;
import dev.muster.model.EmailAddress;
import dev.muster.model.InviteId;
import dev.muster.model.MusterException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a bulk call does to each of its rows. */
interface Work<R> {

    /** What a row is called that was done. */
    Code done();

    /** Refuses the whole call to an actor who may do this to no row. */
    void require(View view);

    /** How the results name this row. */
    long number(R row);

    /** What no two rows of a call may share; null for a row that is malformed. */
    @Nullable
    String subject(R row);

    /** Adds all that the caller said of this row. */
    void digest(R row, Digest digest);

    /** Reads together what deciding these rows will ask for. */
    void fetch(View view, List<R> rows);

    /** Whether limits count what is done. */
    boolean isCounted();

    /** Reads together what tells whom these rows would reach. */
    void fetchRecipients(View view, List<R> rows);

    /**
     * Whom a row would send a mail; null if nobody. What is refused at first sight is not counted.
     *
     * @throws MusterException or InvalidValueException, if it is refused so
     */
    @Nullable
    EmailAddress recipient(View view, R row);

    /** Decides one row as if it were the only one. */
    InviteId decide(Change change, R row);
}
