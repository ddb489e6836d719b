package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.muster.model.Actor;
import dev.muster.model.MemberEdit;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewGrant;
import dev.muster.model.NewInvite;
import dev.muster.model.PermissionPattern;
import dev.muster.model.RoleCatalog;
import dev.muster.model.UserId;
import dev.muster.spi.Storage;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The ways to give a role and to take one away, for the rules about who may. */
final class Giving {

    private Giving() {}

    /** A team with wildcard roles besides the usual ones; whoever holds one may also manage members. */
    static Scene wild(Storage storage) {
        RoleCatalog catalog = Scene.ROLES
                .role("manager", "Manager", "members:read", "members:update", "members:invite", "members:remove")
                .role("reads", "Reads", "invoice:read")
                .role("approves", "Approves", "invoice:approve")
                .role("both", "Both", "invoice:read", "invoice:approve")
                .role("invoices", "Invoices", "invoice:*")
                .role("any-read", "Any Read", "*:read")
                .role("any-approve", "Any Approve", "*:approve")
                .role("all", "All", "*")
                .role("guest", "Guest");
        return Scene.on(storage, builder -> builder.roles(catalog));
    }

    /** To give a role in every way there is. */
    static List<ThrowingCallable> gives(Scene on, Actor giver, NewGrant grant) {
        Actor target = on.joined("target", "guest");
        NewInvite guest = NewInvite.to(Scene.address(Scene.user("i"))).grants(List.of(grant));
        return List.of(
                () -> on.muster
                        .members()
                        .edit(
                                giver,
                                on.id(),
                                Scene.idOf(target),
                                MemberEdit.of().grants(List.of(grant))),
                () -> on.muster.invites().send(giver, on.id(), guest));
    }

    static void mayGive(Scene on, Actor giver, NewGrant grant) {
        for (ThrowingCallable way : gives(on, giver, grant)) {
            assertThat(catchThrowable(way)).as("%s gives %s", giver, grant).isNull();
        }
    }

    static void mayNotGive(Scene on, Actor giver, NewGrant grant, Reason reason, String... missing) {
        List<PermissionPattern> lacks =
                List.of(missing).stream().map(PermissionPattern::of).toList();
        for (ThrowingCallable way : gives(on, giver, grant)) {
            assertThat(on.refused(reason, way).missing()).containsExactlyInAnyOrderElementsOf(lacks);
        }
    }

    static void mayGive(Scene on, Actor giver, String role) {
        mayGive(on, giver, NewGrant.of(role));
    }

    static void mayNotGive(Scene on, Actor giver, String role, Reason reason, String... missing) {
        mayNotGive(on, giver, NewGrant.of(role), reason, missing);
    }

    /** To take something away from a member, or to act on one, in every way there is. */
    static List<ThrowingCallable> acts(Scene on, Actor actor, UserId target) {
        return List.of(
                () -> on.muster
                        .members()
                        .edit(actor, on.id(), target, MemberEdit.of().roles("guest")),
                () -> on.muster.members().suspend(actor, on.id(), target),
                () -> on.muster.members().resume(actor, on.id(), target),
                () -> on.muster.members().remove(actor, on.id(), target));
    }
}
