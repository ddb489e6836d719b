package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.AccessControl;
import dev.muster.MemberAccess;
import dev.muster.model.Explanation;
import dev.muster.model.Explanation.Ground;
import dev.muster.model.Explanation.Verdict;
import dev.muster.model.MemberEdit;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewGrant;
import dev.muster.model.Permission;
import dev.muster.model.PermissionPattern;
import dev.muster.model.RoleId;
import dev.muster.model.TeamPermissions;
import dev.muster.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The ways to ask what somebody may do: in text, several at once, many users at once, by a handle, and why. */
interface AccessQuestionRules extends RulesPart {

    Permission READ = AccessRules.READ;
    Permission APPROVE = AccessRules.APPROVE;
    Permission UNDECLARED = AccessRules.UNDECLARED;

    @Test
    @DisplayName("several permissions are asked about in one call: all of them, or any")
    default void severalPermissions() {
        Scene on = Scene.on(subject());
        AccessControl access = on.muster.access();
        UserId ben = Scene.idOf(on.joined("ben", "success"));
        assertThat(access.canAll(ben, on.id(), List.of(READ, TeamPermissions.MEMBERS_READ)))
                .isTrue();
        assertThat(access.canAll(ben, on.id(), List.of(READ, APPROVE))).isFalse();
        assertThat(access.canAll(on.annId, on.id(), List.of(READ, UNDECLARED))).isFalse();
        assertThat(access.canAll(ben, on.id(), List.of())).isTrue();
        assertThat(access.canAny(ben, on.id(), List.of(APPROVE, READ))).isTrue();
        assertThat(access.canAny(ben, on.id(), List.of(APPROVE, UNDECLARED))).isFalse();
        assertThat(access.canAny(on.annId, on.id(), List.of())).isFalse();
    }

    @Test
    @DisplayName("a permission in text is the same question, and no where the text is none")
    default void permissionInText() {
        Scene on = Scene.on(subject());
        AccessControl access = on.muster.access();
        UserId ben = Scene.idOf(on.joined("ben", "success"));
        assertThat(access.can(ben, on.id(), "invoice:read")).isTrue();
        assertThat(access.of(ben, on.id()).can("invoice:read")).isTrue();
        for (String no : List.of("invoice:approve", "invoice:shred", "invoice:*", "*", "", "INVOICE:READ")) {
            assertThat(access.can(ben, on.id(), no)).as(no).isFalse();
            assertThat(access.of(ben, on.id()).can(no)).as(no).isFalse();
        }
    }

    @Test
    @DisplayName("many users of a team are asked about at once, in whatever state they are")
    default void manyUsers() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.idOf(on.joined("ben", "success"));
        UserId cem = Scene.idOf(on.joined("cem", "member"));
        UserId dan = Scene.idOf(on.joined("dan", "success"));
        on.muster.members().suspend(on.ann, on.id(), dan);
        UserId eve = Scene.user("eve");
        List<UserId> all = List.of(eve, dan, on.annId, cem, ben, ben);
        assertThat(on.muster.access().whoCan(all, on.id(), READ)).containsExactly(on.annId, ben);
        assertThat(on.muster.access().whoCan(all, on.id(), UNDECLARED)).isEmpty();
        assertThat(on.muster.access().whoCan(all, on.another("Other").id(), READ))
                .isEmpty();
        assertThat(on.muster.access().whoCan(List.of(), on.id(), READ)).isEmpty();
    }

    @Test
    @DisplayName("of a team too big to be held as a whole, too, many users are asked about at once")
    default void manyUsersOfBigTeam() {
        Scene on = Scene.on(subject());
        List<UserId> may = new ArrayList<>();
        List<UserId> all = new ArrayList<>();
        for (int i = 0; i < 210; i++) {
            UserId user = Scene.idOf(on.joined("m" + i, i % 2 == 0 ? "success" : "member"));
            all.add(user);
            if (i % 2 == 0) {
                may.add(user);
            }
        }
        for (int i = 0; i < 1_000; i++) {
            all.add(Scene.user("eve"));
        }
        assertThat(on.muster.access().whoCan(all, on.id(), READ)).containsExactlyElementsOf(may);
        assertThat(on.muster.access().fullyConsistent().whoCan(all, on.id(), READ))
                .containsExactlyElementsOf(may);
    }

    @Test
    @DisplayName("a handle answers as of when it was got, but for grants that end")
    default void handle() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.idOf(on.joined("ben", "member"));
        Instant end = on.clock.instant().plus(Duration.ofHours(1));
        on.muster
                .members()
                .edit(
                        on.ann,
                        on.id(),
                        ben,
                        MemberEdit.of()
                                .grants(List.of(
                                        NewGrant.of("member"),
                                        NewGrant.of("success").until(end))));
        MemberAccess handle = on.muster.access().of(ben, on.id());
        on.muster.members().suspend(on.ann, on.id(), ben);

        assertThat(handle.can(READ)).isTrue();
        handle.require(READ);
        on.refused(Reason.PERMISSION_MISSING, () -> handle.require(APPROVE));
        on.clock.set(end);
        assertThat(handle.can(READ)).isFalse();
        assertThat(handle.permissions()).containsExactly(TeamPermissions.MEMBERS_READ);
        assertThat(handle.isInTeam()).isTrue();

        MemberAccess stranger = on.muster.access().of(Scene.user("eve"), on.id());
        assertThat(stranger.isInTeam()).isFalse();
        on.refused(Reason.TEAM_NOT_FOUND, () -> stranger.require(READ));
    }

    private static Explanation explain(Scene on, UserId user, Permission permission) {
        Explanation why = on.muster.access().explain(user, on.id(), permission);
        assertThat(why.permission()).isEqualTo(permission);
        assertThat(on.muster.access().can(user, on.id(), permission))
                .as("%s", why)
                .isEqualTo(why.allowed());
        return why;
    }

    @Test
    @DisplayName("an explanation says by which roles, what in them, given by whom and until when")
    default void explainYes() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.idOf(on.joined("ben", "member"));
        Instant end = on.clock.instant().plus(Duration.ofHours(1));
        List<NewGrant> grants =
                List.of(NewGrant.of("success"), NewGrant.of("admin").until(end));
        on.muster.members().edit(on.ann, on.id(), ben, MemberEdit.of().grants(grants));

        Explanation why = explain(on, ben, READ);
        assertThat(why.verdict()).isEqualTo(Verdict.ALLOWED);
        assertThat(why.grounds())
                .containsExactly(
                        new Ground(
                                RoleId.of("success"),
                                "Customer Success",
                                PermissionPattern.of(READ),
                                on.ann.ref(),
                                null),
                        new Ground(RoleId.of("admin"), "Admin", PermissionPattern.of("invoice:*"), on.ann.ref(), end));
        on.clock.set(end);
        assertThat(explain(on, ben, READ).grounds()).hasSize(1);
        assertThat(explain(on, ben, APPROVE).verdict()).isEqualTo(Verdict.GRANT_ENDED);
        assertThat(explain(on, ben, APPROVE).grounds()).extracting(Ground::role).containsExactly(RoleId.of("admin"));
    }

    @Test
    @DisplayName("an explanation says why not, and what would have given it")
    default void explainNo() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.idOf(on.joined("ben", "success"));
        assertThat(explain(on, ben, APPROVE).verdict()).isEqualTo(Verdict.NOT_GRANTED);
        assertThat(explain(on, on.annId, UNDECLARED).verdict()).isEqualTo(Verdict.NOT_DECLARED);
        assertThat(explain(on, Scene.user("eve"), READ).verdict()).isEqualTo(Verdict.NOT_IN_TEAM);

        on.muster.members().suspend(on.ann, on.id(), ben);
        assertThat(explain(on, ben, READ).verdict()).isEqualTo(Verdict.MEMBER_SUSPENDED);
        assertThat(explain(on, ben, READ).grounds()).hasSize(1);
        assertThat(explain(on, ben, APPROVE).verdict())
                .as("resuming them would not help")
                .isEqualTo(Verdict.NOT_GRANTED);
        on.muster.members().resume(on.ann, on.id(), ben);
        on.muster.teams().suspend(Scene.SYSTEM, on.id());
        assertThat(explain(on, ben, READ).verdict()).isEqualTo(Verdict.TEAM_SUSPENDED);
        assertThat(explain(on, ben, TeamPermissions.MEMBERS_READ).verdict()).isEqualTo(Verdict.ALLOWED);

        on.muster.teams().delete(on.ann, on.id());
        assertThat(explain(on, ben, READ).verdict()).isEqualTo(Verdict.NOT_IN_TEAM);
    }
}
