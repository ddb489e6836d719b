package dev.muster.internal.invite;

import dev.muster.internal.change.Gate;
import dev.muster.internal.rules.Operation;
import dev.muster.model.Actor;
import dev.muster.model.FailedAccept;
import dev.muster.model.InviteId;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.StorageException;
import dev.muster.model.TeamId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who was refused when they wanted to come in, for those who can help them. One row for each reason of an invite, so
 * that there are never many. Nothing of the token or of who held it is kept.
 */
public final class FailedAccepts {

    private static final Logger LOG = LoggerFactory.getLogger(FailedAccepts.class);

    private final Gate gate;

    public FailedAccepts(Gate gate) {
        this.gate = gate;
    }

    public List<FailedAccept> of(Actor actor, TeamId team, InviteId id) {
        Objects.requireNonNull(id, "invite");
        return gate.read(actor, team, view -> {
            InviteState.handled(view, id, Operation.SEE_FAILED_ACCEPTS, Operation.SEE_FAILED_ACCEPTS);
            return view.reader().invites().failedAccepts(id).stream()
                    .sorted(Comparator.comparing(FailedAccept::lastAt)
                            .reversed()
                            .thenComparing(FailedAccept::reason))
                    .toList();
        });
    }

    /** Notes why an accept failed whose holder has shown that the invite is theirs to try. */
    <T> T noted(TeamId team, InviteId id, Supplier<T> accept) {
        try {
            return accept.get();
        } catch (MusterException e) {
            if (e.reason() != Reason.INVITE_NOT_FOUND) {
                note(team, id, e.reason());
            }
            throw e;
        } catch (StorageException e) {
            throw e; // not about this invite, and trying again is all that helps
        } catch (RuntimeException e) {
            note(team, id, Reason.ACCOUNT_NOT_SET_UP);
            throw e;
        }
    }

    private void note(TeamId team, InviteId id, Reason reason) {
        try {
            gate.work(work -> {
                work.failedAccept(team, id, reason, gate.now());
                return id;
            });
        } catch (RuntimeException e) {
            // Why the accept failed is what is to be heard.
            LOG.warn("A failed accept of invite {} ({}) could not be noted", id, reason, e);
        }
    }
}
