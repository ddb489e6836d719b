package dev.muster.internal.member;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Diff;
import dev.muster.internal.change.Gate;
import dev.muster.internal.rules.Bounds;
import dev.muster.internal.rules.Ceiling;
import dev.muster.internal.rules.Grants;
import dev.muster.internal.rules.LastOwner;
import dev.muster.internal.rules.Operation;
import dev.muster.internal.rules.Stale;
import dev.muster.model.Actor;
import dev.muster.model.EventType;
import dev.muster.model.Member;
import dev.muster.model.MemberEdit;
import dev.muster.model.NewGrant;
import dev.muster.model.Person;
import dev.muster.model.RoleGrant;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Edits name, location, roles and attributes of a member in one change. */
public final class EditMember {

    private final Gate gate;
    private final Bounds bounds;

    public EditMember(Gate gate, Bounds bounds) {
        this.gate = gate;
        this.bounds = bounds;
    }

    public Member edit(Actor actor, TeamId team, UserId user, MemberEdit edit) {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(edit, "edit");
        bounds.line("name", edit.name());
        bounds.line("location", edit.location());
        bounds.attributes(edit.attributes());
        bounds.roles(edit.roles());
        return gate.change(actor, team, change -> {
            boolean ownProfile = actor.isUser(user) && edit.roles() == null && edit.attributes() == null;
            change.require(ownProfile ? Operation.EDIT_OWN_PROFILE : Operation.EDIT_MEMBER);
            Member before = Members.require(change.reader(), user);
            Stale.refuse(edit.ifRev(), before.rev());
            List<RoleGrant> grants = judgedGrants(change, before, edit.roles(), ownProfile);
            Person person =
                    edit.name() == null ? before.person() : before.person().name(edit.name());
            Member after = new Member(
                    team,
                    person,
                    edit.location() == null ? before.location() : emptyToNull(edit.location()),
                    grants,
                    before.status(),
                    edit.attributes() == null ? before.attributes() : edit.attributes(),
                    before.joinedAt(),
                    change.rev());
            LastOwner.requireAnother(change.reader(), change.roles(), before, after);
            Diff diff = new Diff()
                    .field("name", before.person().name(), after.person().name())
                    .field("location", before.location(), after.location())
                    .roles(before.roles(), after.roles())
                    .attributes(before.attributes(), after.attributes());
            return Members.save(change, EventType.MEMBER_EDITED, before, after, diff);
        });
    }

    /**
     * The roles after the edit. Who edits a profile needs no ceiling, or a people team could not correct anybody's
     * location; but only an owner acts on owners.
     */
    private static List<RoleGrant> judgedGrants(
            Change change, Member before, @Nullable List<NewGrant> asked, boolean ownProfile) {
        if (asked == null) {
            List<RoleGrant> owner = before.roles().stream()
                    .filter(grant -> grant.role().equals(change.roles().owner()))
                    .toList();
            if (!ownProfile) {
                Ceiling.require(change.standing(), change.roles(), List.of(), owner, change.now());
            }
            return before.roles();
        }
        List<NewGrant> added = Grants.added(asked, before.roles(), change.now());
        Ceiling.requireGiving(change.standing(), change.roles(), added, before.roles(), change.now());
        Bounds.future(added, change.now());
        return Grants.merged(change.standing().actor(), asked, before.roles(), change.now());
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
