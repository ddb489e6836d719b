package dev.muster.internal.invite;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Diff;
import dev.muster.internal.change.Gate;
import dev.muster.internal.rules.Bounds;
import dev.muster.internal.rules.Ceiling;
import dev.muster.internal.rules.Grants;
import dev.muster.internal.rules.Operation;
import dev.muster.internal.rules.Stale;
import dev.muster.model.Actor;
import dev.muster.model.EventType;
import dev.muster.model.Invite;
import dev.muster.model.InviteEdit;
import dev.muster.model.InviteId;
import dev.muster.model.NewGrant;
import dev.muster.model.RoleGrant;
import dev.muster.model.TeamId;
import dev.muster.spi.ReadAhead;
import dev.muster.spi.StoredInvite;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Edits an open or expired invite in one change. The link that went out stays good. */
public final class EditInvite {

    private final Gate gate;
    private final Bounds bounds;

    public EditInvite(Gate gate, Bounds bounds) {
        this.gate = gate;
        this.bounds = bounds;
    }

    public Invite edit(Actor actor, TeamId team, InviteId id, InviteEdit edit) {
        Objects.requireNonNull(id, "invite");
        Objects.requireNonNull(edit, "edit");
        bounds.line("name", edit.name());
        bounds.line("location", edit.location());
        bounds.attributes(edit.attributes());
        bounds.roles(edit.roles());
        Duration period = edit.expiresIn() == null ? null : bounds.expiry(edit.expiresIn());
        return gate.change(actor, team, ReadAhead.invite(id), change -> {
            StoredInvite row = InviteState.handled(change, id, Operation.HANDLE_OWN_INVITE, Operation.HANDLE_INVITE);
            InviteState.requireNotEnded(row);
            Stale.refuse(edit.ifRev(), row.invite().rev());
            List<RoleGrant> grants = judgedGrants(change, row, edit.roles());
            return save(change, row, edited(change, row, edit, grants, period));
        });
    }

    private static List<RoleGrant> judgedGrants(Change change, StoredInvite row, @Nullable List<NewGrant> asked) {
        List<RoleGrant> present = row.invite().roles();
        List<NewGrant> added = asked == null ? List.of() : Grants.added(asked, present, change.now());
        Ceiling.requireGiving(change.standing(), change.roles(), added, present, change.now());
        Bounds.future(added, change.now());
        return asked == null ? present : Grants.merged(change.standing().actor(), asked, present, change.now());
    }

    private StoredInvite edited(
            Change change, StoredInvite row, InviteEdit edit, List<RoleGrant> grants, @Nullable Duration period) {
        Invite invite = row.invite();
        InviteDraft draft = InviteDraft.of(row)
                .roles(grants)
                .profile(
                        edit.name() == null ? invite.name() : emptyToNull(edit.name()),
                        edit.location() == null ? invite.location() : emptyToNull(edit.location()),
                        edit.attributes() == null ? invite.attributes() : edit.attributes());
        if (period != null) {
            Reopening.takeAddress(change, row, bounds);
            draft.open(period, wasReminded(row) ? Duration.ZERO : bounds.reminder(), change.now());
        }
        return draft.at(change.rev());
    }

    /** One reminder for each sending, which alone is counted: not one for each edit. */
    private static boolean wasReminded(StoredInvite row) {
        return row.nextAt() == null || row.nextAt().equals(row.invite().expiresAt());
    }

    private static Invite save(Change change, StoredInvite before, StoredInvite after) {
        Diff diff = new Diff()
                .field("name", before.invite().name(), after.invite().name())
                .field("location", before.invite().location(), after.invite().location())
                .roles(before.invite().roles(), after.invite().roles())
                .attributes(before.invite().attributes(), after.invite().attributes())
                .field("expiresAt", before.invite().expiresAt(), after.invite().expiresAt());
        if (diff.isEmpty()) {
            return InviteState.shown(before, change.now());
        }
        change.write(tx -> tx.invites().update(after));
        change.event(EventType.INVITE_EDITED, after.invite(), diff);
        return InviteState.shown(after, change.now());
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
