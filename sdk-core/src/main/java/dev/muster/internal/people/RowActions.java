package dev.muster.internal.people;

import dev.muster.internal.change.View;
import dev.muster.internal.invite.InviteState;
import dev.muster.internal.rules.Ceiling;
import dev.muster.internal.rules.Grants;
import dev.muster.internal.rules.LastOwner;
import dev.muster.internal.rules.Operation;
import dev.muster.internal.rules.RoleBook;
import dev.muster.internal.rules.Standing;
import dev.muster.model.EmailAddress;
import dev.muster.model.InviteStatus;
import dev.muster.model.Member;
import dev.muster.model.MemberStatus;
import dev.muster.model.NewGrant;
import dev.muster.model.PeopleAction;
import dev.muster.model.RoleGrant;
import dev.muster.model.UserId;
import dev.muster.spi.StoredInvite;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the one who asks may do with a row, by the same rules that judge it when they do. */
final class RowActions {

    private final View view;
    private final Standing standing;
    private final RoleBook roles;
    private @Nullable List<UserId> owners;

    RowActions(View view) {
        this.view = view;
        this.standing = view.standing();
        this.roles = view.roles();
    }

    Set<PeopleAction> of(Member member) {
        EnumSet<PeopleAction> actions = EnumSet.noneOf(PeopleAction.class);
        boolean self = standing.actor().isUser(member.user());
        boolean within = takes(member.roles());
        boolean active = member.status() == MemberStatus.ACTIVE;
        boolean sole = isSole(member);
        boolean ownerOrNot = takes(ownerGrants(member));
        add(actions, PeopleAction.EDIT_PROFILE, self && standing.may(Operation.EDIT_OWN_PROFILE));
        add(actions, PeopleAction.EDIT_PROFILE, standing.may(Operation.EDIT_MEMBER) && ownerOrNot);
        add(actions, PeopleAction.CHANGE_ROLES, standing.may(Operation.EDIT_MEMBER) && within);
        add(actions, PeopleAction.SUSPEND, active && !sole && within && standing.may(Operation.SUSPEND_MEMBER));
        add(actions, PeopleAction.RESUME, !active && within && standing.may(Operation.RESUME_MEMBER));
        add(actions, PeopleAction.REMOVE, !self && !sole && within && standing.may(Operation.REMOVE_MEMBER));
        add(actions, PeopleAction.LEAVE, self && !sole);
        add(actions, PeopleAction.TRANSFER_OWNERSHIP, !self && active && mayTransfer());
        return actions;
    }

    Set<PeopleAction> of(StoredInvite row) {
        EnumSet<PeopleAction> actions = EnumSet.noneOf(PeopleAction.class);
        if (row.invite().status() != InviteStatus.PENDING) {
            return actions; // it has ended
        }
        boolean mine = row.invite().invitedBy().equals(standing.actor());
        boolean handles = standing.may(mine ? Operation.HANDLE_OWN_INVITE : Operation.HANDLE_INVITE);
        boolean gives =
                Ceiling.refusal(standing, roles, Grants.anew(row.invite().roles()), List.of(), view.now()) == null;
        boolean expired = InviteState.isExpired(row, view.now());
        add(actions, PeopleAction.EDIT_INVITE, handles && takes(row.invite().roles()));
        boolean letsIn = view.team().domains().allow(row.invite().email()) && isFree(row);
        add(actions, PeopleAction.RESEND_INVITE, handles && gives && letsIn);
        add(actions, PeopleAction.COPY_LINK, handles && gives && !expired);
        boolean revokes = standing.may(mine ? Operation.REVOKE_OWN_INVITE : Operation.REVOKE_INVITE);
        add(actions, PeopleAction.REVOKE_INVITE, revokes);
        boolean answers = row.invite().linkRequestedAt() != null && standing.may(Operation.ANSWER_LINK_REQUEST);
        add(actions, PeopleAction.GRANT_LINK_REQUEST, answers && handles && gives && letsIn);
        add(actions, PeopleAction.DISMISS_LINK_REQUEST, answers);
        return actions;
    }

    /** Whether nothing stands where the invite would be open again: an expired one may have lost its address to another. */
    private boolean isFree(StoredInvite row) {
        EmailAddress email = row.invite().email();
        if (row.holdsAddress()) {
            return true;
        }
        StoredInvite holder = view.holder(email);
        return !view.isMember(email) && (holder == null || InviteState.isExpired(holder, view.now()));
    }

    /** Whether the team rests on this member alone. Asks for the owners once, however many rows there are. */
    private boolean isSole(Member member) {
        if (!LastOwner.isLastingOwner(member, roles)) {
            return false;
        }
        if (owners == null) {
            owners = LastOwner.lasting(view.reader(), roles, 2);
        }
        return owners.size() == 1;
    }

    private boolean mayTransfer() {
        List<NewGrant> ownership = List.of(NewGrant.of(roles.owner()));
        return standing.may(Operation.TRANSFER_OWNERSHIP)
                && Ceiling.refusal(standing, roles, ownership, List.of(), view.now()) == null;
    }

    private boolean takes(List<RoleGrant> grants) {
        return Ceiling.refusal(standing, roles, List.of(), grants, view.now()) == null;
    }

    private List<RoleGrant> ownerGrants(Member member) {
        return member.roles().stream()
                .filter(grant -> grant.role().equals(roles.owner()))
                .toList();
    }

    private static void add(Set<PeopleAction> actions, PeopleAction action, boolean may) {
        if (may) {
            actions.add(action);
        }
    }
}
