package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Actor;
import dev.muster.model.Impact;
import dev.muster.model.Impact.Affected;
import dev.muster.model.Invite;
import dev.muster.model.InviteEdit;
import dev.muster.model.MemberStatus;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewRole;
import dev.muster.model.Permission;
import dev.muster.model.PermissionPattern;
import dev.muster.model.Plan;
import dev.muster.model.Role;
import dev.muster.model.RoleEdit;
import dev.muster.model.RoleId;
import dev.muster.model.TeamEdit;
import dev.muster.model.UserId;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Looking at what a change of rights would do, and doing just that. */
interface PlanRules extends RulesPart {

    Permission READ = Permission.of("invoice:read");
    Permission APPROVE = Permission.of("invoice:approve");
    Permission SEE = Permission.of("members:read");

    private static Impact preview(Scene on, Plan plan) {
        Snapshot before = Snapshot.of(on.storage, on.id());
        Impact impact = on.muster.roles().preview(on.ann, on.id(), plan);
        assertThat(Snapshot.of(on.storage, on.id())).isEqualTo(before);
        assertThat(impact.rev()).isEqualTo(on.now().rev());
        assertThat(impact.more()).isFalse();
        return impact;
    }

    private static Affected member(Scene on, Actor who, Set<Permission> gains, Set<Permission> losses) {
        return new Affected(Scene.idOf(who), null, on.get(who).person().displayName(), gains, losses);
    }

    private static Affected invited(Invite invite, Set<Permission> gains, Set<Permission> losses) {
        return new Affected(null, invite.id(), invite.displayName(), gains, losses);
    }

    @Test
    @DisplayName("the impact of an edit names who gains and loses what, also through roles that include the edited one")
    default void planOfEdit() {
        Scene on = Scene.on(subject());
        Role role =
                on.muster.roles().make(on.ann, on.id(), NewRole.named("Clerk").permissions("invoice:read"));
        Role over = on.muster
                .roles()
                .make(on.ann, on.id(), NewRole.named("Over").includes(role.id().value()));
        Actor ben = on.joined("ben", role.id().value());
        Actor cat = on.joined("cat", over.id().value());
        Actor both = on.joined("both", role.id().value(), "success");
        on.joined("dan", role.id().value(), "accountant");
        Actor idle = on.joined("idle", role.id().value());
        on.muster.members().suspend(on.ann, on.id(), Scene.idOf(idle));
        Invite invite =
                on.send(on.ann, Scene.address(Scene.user("eve")), over.id().value());

        Impact impact = preview(on, Plan.edit(role.id(), RoleEdit.of().permissions("invoice:approve")));

        assertThat(impact.affected())
                .containsExactlyInAnyOrder(
                        member(on, ben, Set.of(APPROVE), Set.of(READ)),
                        member(on, cat, Set.of(APPROVE), Set.of(READ)),
                        member(on, both, Set.of(APPROVE), Set.of()),
                        invited(invite, Set.of(APPROVE), Set.of(READ)));
        assertThat(preview(on, Plan.edit(role.id(), RoleEdit.of().name("Other")))
                        .affected())
                .isEmpty();
        on.muster.roles().apply(on.ann, impact);
        assertThat(on.muster.access().can(Scene.idOf(cat), on.id(), APPROVE)).isTrue();
    }

    @Test
    @DisplayName("the impact of deleting a role follows from what replaces it")
    default void planOfDelete() {
        Scene on = Scene.on(subject());
        Role role = on.muster
                .roles()
                .make(on.ann, on.id(), NewRole.named("Clerk").permissions("members:read", "invoice:approve"));
        Actor ben = on.joined("ben", role.id().value());
        Invite invite =
                on.send(on.ann, Scene.address(Scene.user("eve")), role.id().value());

        on.refused(Reason.ROLE_IN_USE, () -> on.muster.roles().preview(on.ann, on.id(), Plan.delete(role.id(), null)));
        Impact impact = preview(on, Plan.delete(role.id(), RoleId.of("success")));
        assertThat(impact.affected())
                .containsExactlyInAnyOrder(
                        member(on, ben, Set.of(READ), Set.of(APPROVE)), invited(invite, Set.of(READ), Set.of(APPROVE)));
        on.muster.roles().apply(on.ann, impact);
        assertThat(on.get(ben).roles().get(0).role()).isEqualTo(RoleId.of("success"));
    }

    @Test
    @DisplayName("the impact of suspending or removing a member names their invites, too")
    default void planOfMember() {
        Scene on = Scene.on(subject());
        Actor ben = on.joined("ben", "inviter");
        Invite sent = on.send(ben, Scene.address(Scene.user("eve")), "member");
        Set<Permission> all = Set.of(SEE, Permission.of("members:invite"), READ);

        for (Plan plan : new Plan[] {Plan.suspend(Scene.idOf(ben)), Plan.remove(Scene.idOf(ben))}) {
            Impact impact = preview(on, plan);
            assertThat(impact.affected())
                    .containsExactly(member(on, ben, Set.of(), all), invited(sent, Set.of(), Set.of(SEE)));
        }
        on.refused(Reason.LAST_OWNER, () -> on.muster.roles().preview(on.ann, on.id(), Plan.remove(on.annId)));

        on.muster.roles().apply(on.ann, preview(on, Plan.suspend(Scene.idOf(ben))));
        assertThat(on.get(ben).status()).isEqualTo(MemberStatus.SUSPENDED);
        on.muster.roles().apply(on.ann, preview(on, Plan.remove(Scene.idOf(ben))));
        on.refused(Reason.MEMBER_NOT_FOUND, () -> on.get(ben));
    }

    @Test
    @DisplayName("the impact names the invites that nobody could vouch for any more, whoever sent them")
    default void planOfVouchers() {
        Scene on = Scene.on(subject());
        Role role = on.muster
                .roles()
                .make(
                        on.ann,
                        on.id(),
                        NewRole.named("Recruiter")
                                .permissions("members:read", "members:invite", "invites:manage", "invoice:read"));
        Actor ben = on.joined("ben", role.id().value());
        Set<Permission> all = on.muster.access().permissionsOf(Scene.idOf(ben), on.id());
        UserId eve = Scene.user("eve");
        Invite sent = on.invite(ben, eve, "success");
        Invite annsOwn = on.send(on.ann, Scene.address(Scene.user("fay")), "member");
        on.muster.invites().edit(ben, on.id(), annsOwn.id(), InviteEdit.of().roles("success"));
        Invite vouched = on.send(ben, Scene.address(Scene.user("gus")), "member");
        on.muster.invites().edit(on.ann, on.id(), vouched.id(), InviteEdit.of().roles("success"));

        Affected theirs = invited(sent, Set.of(), Set.of(SEE, READ));
        Affected anns = invited(annsOwn, Set.of(), Set.of(SEE, READ));
        Impact edit = preview(
                on,
                Plan.edit(role.id(), RoleEdit.of().permissions("members:read", "members:invite", "invites:manage")));
        assertThat(edit.affected()).containsExactlyInAnyOrder(member(on, ben, Set.of(), Set.of(READ)), theirs, anns);
        assertThat(preview(on, Plan.suspend(Scene.idOf(ben))).affected())
                .containsExactlyInAnyOrder(member(on, ben, Set.of(), all), theirs, anns);
        assertThat(preview(on, Plan.remove(Scene.idOf(ben))).affected())
                .as("what they sent goes with them")
                .containsExactlyInAnyOrder(
                        member(on, ben, Set.of(), all), theirs, anns, invited(vouched, Set.of(), Set.of(SEE, READ)));

        on.muster.roles().apply(on.ann, edit);
        on.refused(Reason.INVITER_LACKS_AUTHORITY, () -> on.accept(eve));
        assertThat(preview(on, Plan.suspend(Scene.idOf(ben))).affected())
                .as("an invite that gives nothing as it is loses nothing")
                .hasSize(1);
    }

    @Test
    @DisplayName("the impact of a replacement names all whose role it is, also where it gives the same")
    default void planOfSame() {
        Scene on = Scene.on(subject());
        Role role = on.muster
                .roles()
                .make(on.ann, on.id(), NewRole.named("Same").permissions("members:read", "invoice:read"));
        Actor ben = on.joined("ben", role.id().value());
        Actor idle = on.joined("idle", role.id().value());
        on.muster.members().suspend(on.ann, on.id(), Scene.idOf(idle));
        Invite invite =
                on.send(on.ann, Scene.address(Scene.user("eve")), role.id().value());
        on.send(on.ann, Scene.address(Scene.user("fay")), "success");

        assertThat(preview(on, Plan.delete(role.id(), RoleId.of("success"))).affected())
                .containsExactlyInAnyOrder(
                        member(on, ben, Set.of(), Set.of()),
                        member(on, idle, Set.of(), Set.of()),
                        invited(invite, Set.of(), Set.of()));
    }

    @Test
    @DisplayName("whom a plan would touch is told by name only to who may see people")
    default void planNamesPeople() {
        Scene on = Scene.on(
                subject(),
                builder -> builder.roles(Scene.ROLES.role("roles", "Roles", "roles:manage", "invoice:read")));
        Actor blind = on.joined("blind", "roles");
        Role role =
                on.muster.roles().make(on.ann, on.id(), NewRole.named("Clerk").permissions("invoice:read"));
        on.joined("ben", role.id().value());
        Plan plan = Plan.edit(role.id(), RoleEdit.of().permissions(Set.of()));

        MusterException refusal =
                on.refused(Reason.PERMISSION_MISSING, () -> on.muster.roles().preview(blind, on.id(), plan));
        assertThat(refusal.missing()).containsExactly(PermissionPattern.of("members:read"));
    }

    @Test
    @DisplayName("a plan is carried out at the rev that it was looked at or not at all, and by who may")
    default void planIsStale() {
        Scene on = Scene.on(subject());
        Role role =
                on.muster.roles().make(on.ann, on.id(), NewRole.named("Clerk").permissions("invoice:read"));
        Impact impact = preview(on, Plan.delete(role.id(), null));
        on.refused(Reason.TEAM_NOT_FOUND, () -> on.muster.roles().apply(Scene.stranger(), impact));
        on.muster.teams().edit(on.ann, on.id(), TeamEdit.of().name("Acme Ltd"));
        on.refused(Reason.STALE_REV, () -> on.muster.roles().apply(on.ann, impact));

        Impact again = preview(on, impact.plan());
        on.muster.roles().apply(on.ann, again);
        on.refused(Reason.STALE_REV, () -> on.muster.roles().apply(on.ann, again));
    }
}
