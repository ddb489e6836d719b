package dev.muster.spi;

import dev.muster.model.EmailAddress;
import dev.muster.model.FieldChange;
import dev.muster.model.InvalidValueException;
import dev.muster.model.TeamEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The history of the team that is being changed. */
public interface HistoryStore extends HistoryReads {

    /** Adds the events of this change, in the order of their seq. */
    void append(List<TeamEvent> events);

    /**
     * Writes actor, user, subject and changes of events that are there, by their rev and seq. Nothing else ever changes
     * history: it is how people are erased from it.
     *
     * @throws Storage.TransientConflict here or at the commit, if one of them is not there
     */
    void rewrite(List<TeamEvent> events);

    /**
     * The {@link EmailAddress#key} of the address that this event gave to a member or an invite, by which {@link
     * Scanner#teamsNaming(EmailAddress, dev.muster.model.TeamId, int)} finds it; null if it gave none.
     */
    static @Nullable String addressKey(TeamEvent event) {
        for (FieldChange change : event.changes()) {
            String address = change.after();
            if (change.field().equals("email") && address != null) {
                try {
                    return EmailAddress.of(address).key();
                } catch (InvalidValueException e) {
                    return null; // it was erased
                }
            }
        }
        return null;
    }
}
