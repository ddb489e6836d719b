package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.muster.model.Actor;
import dev.muster.model.Member;
import dev.muster.model.MemberEdit;
import dev.muster.model.MemberStatus;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewGrant;
import dev.muster.model.PermissionPattern;
import dev.muster.model.RoleId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Nobody gives or takes away more than they have. */
interface CeilingRules extends RulesPart {

    @Test
    @DisplayName("one gives what one has, and is told by name what one lacks")
    default void ceilingWithin() {
        Scene on = Giving.wild(subject());
        Actor reader = on.joined("reader", "manager", "reads");

        Giving.mayGive(on, reader, "reads");
        Giving.mayGive(on, reader, "manager");
        Giving.mayNotGive(on, reader, "approves", Reason.CEILING_EXCEEDED, "invoice:approve");
        Giving.mayNotGive(on, reader, "both", Reason.CEILING_EXCEEDED, "invoice:approve");
        Giving.mayNotGive(on, reader, "any-approve", Reason.CEILING_EXCEEDED, "*:approve");
    }

    @Test
    @DisplayName("what several roles give together is enough for a role that holds no more than their sum")
    default void ceilingSum() {
        Scene on = Giving.wild(subject());
        Giving.mayGive(on, on.joined("sum", "manager", "reads", "approves"), "both");
    }

    @Test
    @DisplayName("a wildcard is within an equal or wider wildcard only; several narrow ones do not make a wide one")
    default void ceilingWildcards() {
        Scene on = Giving.wild(subject());
        Actor expansion = on.joined("expansion", "manager", "reads", "approves", "any-read", "any-approve");
        Giving.mayGive(on, expansion, "any-read");
        Giving.mayGive(on, expansion, "both");
        Giving.mayNotGive(on, expansion, "invoices", Reason.CEILING_EXCEEDED, "invoice:*");
        Giving.mayNotGive(on, expansion, "all", Reason.CEILING_EXCEEDED, "*");

        Actor invoices = on.joined("invoices", "manager", "invoices");
        Giving.mayGive(on, invoices, "both");
        Giving.mayGive(on, invoices, "invoices");
        Giving.mayNotGive(on, invoices, "any-read", Reason.CEILING_EXCEEDED, "*:read");
        Giving.mayNotGive(on, invoices, "all", Reason.CEILING_EXCEEDED, "*");

        Actor all = on.joined("all", "all");
        Giving.mayGive(on, all, "all");
        Giving.mayGive(on, all, "invoices");
        Giving.mayGive(on, all, "any-read");
    }

    @Test
    @DisplayName("only an owner gives the owner role and acts on owners; everything else together does not make one")
    default void ceilingOwners() {
        Scene on = Giving.wild(subject());
        Actor all = on.joined("all", "all", "admin");
        Actor second = on.joined("second", "owner");

        Giving.mayNotGive(on, all, "owner", Reason.OWNER_ONLY);
        for (ThrowingCallable act : Giving.acts(on, all, Scene.idOf(second))) {
            on.refused(Reason.OWNER_ONLY, act);
        }
        on.refused(
                Reason.OWNER_ONLY,
                () -> on.muster
                        .members()
                        .edit(all, on.id(), on.annId, MemberEdit.of().location("Oslo")));
        Giving.mayGive(on, on.ann, "owner");
        Giving.mayGive(on, Scene.SYSTEM, "owner");
        for (ThrowingCallable act : Giving.acts(on, on.ann, Scene.idOf(second))) {
            assertThat(catchThrowable(act)).isNull();
        }
    }

    @Test
    @DisplayName("an owner for a time acts on owners, but makes none for longer and does not hand the team over")
    default void ceilingTemporaryOwner() {
        Scene on = Giving.wild(subject());
        Instant end = on.clock.instant().plus(Duration.ofDays(1));
        Actor substitute = on.joined("substitute", "guest");
        on.muster
                .members()
                .edit(
                        on.ann,
                        on.id(),
                        Scene.idOf(substitute),
                        MemberEdit.of().grants(List.of(NewGrant.of("owner").until(end))));
        Actor second = on.joined("second", "owner");

        Giving.mayGive(on, substitute, NewGrant.of("owner").until(end));
        Giving.mayNotGive(on, substitute, NewGrant.of("owner").until(end.plusMillis(1)), Reason.OWNER_ONLY);
        Giving.mayNotGive(on, substitute, "owner", Reason.OWNER_ONLY);
        Giving.mayNotGive(on, substitute, "reads", Reason.CEILING_EXCEEDED, "invoice:read");
        on.refused(
                Reason.OWNER_ONLY,
                () -> on.muster.members().transferOwnership(substitute, on.id(), on.annId, RoleId.of("guest")));
        assertThat(on.muster
                        .members()
                        .suspend(substitute, on.id(), Scene.idOf(second))
                        .status())
                .isEqualTo(MemberStatus.SUSPENDED);

        on.clock.set(end);
        on.refused(
                Reason.PERMISSION_MISSING, () -> on.muster.members().resume(substitute, on.id(), Scene.idOf(second)));
    }

    @Test
    @DisplayName("no grant outlasts the giver's own hold of what it gives")
    default void ceilingEnds() {
        Scene on = Giving.wild(subject());
        Instant end = on.clock.instant().plus(Duration.ofDays(1));
        Actor temp = on.joined("temp", "manager");
        on.muster
                .members()
                .edit(
                        on.ann,
                        on.id(),
                        Scene.idOf(temp),
                        MemberEdit.of()
                                .grants(List.of(
                                        NewGrant.of("manager"),
                                        NewGrant.of("reads").until(end),
                                        NewGrant.of("approves").until(end.minusSeconds(1)))));

        Giving.mayGive(on, temp, "manager");
        Giving.mayGive(on, temp, NewGrant.of("reads").until(end));
        Giving.mayNotGive(
                on, temp, NewGrant.of("reads").until(end.plusMillis(1)), Reason.CEILING_EXCEEDED, "invoice:read");
        Giving.mayNotGive(on, temp, "reads", Reason.CEILING_EXCEEDED, "invoice:read");
        Giving.mayGive(on, temp, NewGrant.of("both").until(end.minusSeconds(1)));
        Giving.mayNotGive(on, temp, NewGrant.of("both").until(end), Reason.CEILING_EXCEEDED, "invoice:approve");

        on.clock.set(end);
        Giving.mayNotGive(
                on, temp, NewGrant.of("reads").until(end.plusSeconds(1)), Reason.CEILING_EXCEEDED, "invoice:read");
    }

    @Test
    @DisplayName("who acts on a member has all that the member has: to change roles, suspend, resume, remove")
    default void ceilingPresentRoles() {
        Scene on = Giving.wild(subject());
        Actor manager = on.joined("manager", "manager", "reads");
        Member accountant = on.member("acc", "both", "any-approve");

        for (ThrowingCallable act : Giving.acts(on, manager, accountant.user())) {
            assertThat(on.refused(Reason.CEILING_EXCEEDED, act).missing())
                    .containsExactlyInAnyOrder(
                            PermissionPattern.of("invoice:approve"), PermissionPattern.of("*:approve"));
        }
        Member reader = on.member("reader", "reads");
        for (ThrowingCallable act : Giving.acts(on, manager, reader.user())) {
            assertThat(catchThrowable(act)).isNull();
        }
    }

    @Test
    @DisplayName(
            "a profile is corrected by who may update members, whatever its owner's roles, unless they own the team")
    default void ceilingProfiles() {
        Scene on = Giving.wild(subject());
        Actor manager = on.joined("manager", "manager");
        Member boss = on.member("boss", "all");

        assertThat(on.muster
                        .members()
                        .edit(manager, on.id(), boss.user(), MemberEdit.of().location("Oslo"))
                        .location())
                .isEqualTo("Oslo");
        on.refused(
                Reason.OWNER_ONLY,
                () -> on.muster
                        .members()
                        .edit(manager, on.id(), on.annId, MemberEdit.of().location("Oslo")));
        on.refused(
                Reason.CEILING_EXCEEDED,
                () -> on.muster
                        .members()
                        .edit(
                                manager,
                                on.id(),
                                boss.user(),
                                MemberEdit.of().location("Rome").roles("all", "guest")));
    }

    @Test
    @DisplayName("a role that is not there is refused before what it might give is judged")
    default void ceilingUnknownRole() {
        Scene on = Giving.wild(subject());
        Actor nobody = on.joined("manager", "manager");
        Giving.mayNotGive(on, nobody, "nonesuch", Reason.ROLE_NOT_FOUND);
        Giving.mayNotGive(on, on.ann, "Admin", Reason.ROLE_NOT_FOUND);
        Giving.mayNotGive(on, Scene.SYSTEM, "nonesuch", Reason.ROLE_NOT_FOUND);
    }
}
