package dev.muster.testkit;

import dev.muster.model.Actor;
import dev.muster.model.InviteEdit;
import dev.muster.model.InviteId;
import dev.muster.model.MemberEdit;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewInvite;
import dev.muster.model.RoleId;
import dev.muster.model.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody who gives roles for good, by each of the calls that do, and the right that each of them needs. */
final class RoleGiver {

    static final List<String> RIGHTS = List.of("members:invite", "members:update", "invites:manage");

    private final Scene on;
    private final Actor giver;
    private final UserId member;
    private final InviteId invite;

    RoleGiver(Scene on, Actor giver) {
        this.on = on;
        this.giver = giver;
        this.member = Scene.idOf(on.joined("member", "member"));
        this.invite =
                on.send(on.ann, Scene.address(Scene.user("asked")), "member").id();
    }

    /** Gives a role by the call that needs this right, and says why that is refused; null if it is not. */
    @Nullable
    Reason give(String right, RoleId role) {
        try {
            switch (right) {
                case "members:invite" -> {
                    NewInvite request = NewInvite.to(Scene.address(Scene.user("new")));
                    on.muster.invites().send(giver, on.id(), request.role(role.value()));
                }
                case "members:update" ->
                    on.muster
                            .members()
                            .edit(giver, on.id(), member, MemberEdit.of().roles(role.value()));
                case "invites:manage" ->
                    on.muster
                            .invites()
                            .edit(giver, on.id(), invite, InviteEdit.of().roles(role.value()));
                default -> throw new AssertionError(right);
            }
            return null;
        } catch (MusterException e) {
            return e.reason();
        }
    }
}
