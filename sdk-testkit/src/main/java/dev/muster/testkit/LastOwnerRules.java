package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.muster.model.Actor;
import dev.muster.model.EventType;
import dev.muster.model.InvalidValueException.Code;
import dev.muster.model.Limits;
import dev.muster.model.Member;
import dev.muster.model.MemberEdit;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewGrant;
import dev.muster.model.RoleGrant;
import dev.muster.model.RoleId;
import dev.muster.model.TeamEvent;
import dev.muster.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A team always has an active owner whose grant has no end; and how an owner hands it over. */
interface LastOwnerRules extends RulesPart {

    /** Every way to lose an owner. */
    private static List<ThrowingCallable> losses(Scene on, Actor by, UserId owner) {
        Instant end = on.clock.instant().plus(Duration.ofDays(9));
        return List.of(
                () -> on.muster
                        .members()
                        .edit(by, on.id(), owner, MemberEdit.of().roles("admin")),
                () -> on.muster
                        .members()
                        .edit(
                                by,
                                on.id(),
                                owner,
                                MemberEdit.of()
                                        .grants(List.of(NewGrant.of("owner").until(end)))),
                () -> on.muster.members().suspend(by, on.id(), owner),
                () -> on.muster.members().remove(by, on.id(), owner),
                () -> on.muster.members().leave(Actor.user(owner), on.id()));
    }

    private static void refusesToLoseAnn(Scene on) {
        for (ThrowingCallable loss : losses(on, on.ann, on.annId)) {
            on.refused(Reason.LAST_OWNER, loss);
        }
        for (ThrowingCallable loss : losses(on, Scene.SYSTEM, on.annId)) {
            on.refused(Reason.LAST_OWNER, loss);
        }
    }

    @Test
    @DisplayName("the only owner is not demoted, given an end, suspended or removed, and does not leave")
    default void ownerOnlyOwner() {
        refusesToLoseAnn(Scene.on(subject()));
    }

    @Test
    @DisplayName("an owner who is suspended, or whose grant has an end, does not count")
    default void ownerOthersDoNotCount() {
        Scene on = Scene.on(subject());
        UserId suspended = Scene.idOf(on.joined("sue", "owner"));
        on.muster.members().suspend(on.ann, on.id(), suspended);
        UserId temporary = Scene.idOf(on.joined("tom", "member"));
        NewGrant ending = NewGrant.of("owner").until(on.clock.instant().plus(Duration.ofDays(99)));
        on.muster.members().edit(on.ann, on.id(), temporary, MemberEdit.of().grants(List.of(ending)));

        refusesToLoseAnn(on);

        on.muster.members().resume(on.ann, on.id(), suspended);
        assertThat(on.muster.members().leave(on.ann, on.id()).type()).isEqualTo(EventType.MEMBER_LEFT);
    }

    @Test
    @DisplayName("where another active owner is there for good, each of them may go, but not both")
    default void ownerTwoOwners() {
        for (int way = 0; way < 5; way++) {
            Scene on = Scene.on(subject());
            Actor second = on.joined("second", "owner");
            assertThat(catchThrowable(losses(on, on.ann, Scene.idOf(second)).get(way)))
                    .isNull();
            refusesToLoseAnn(on);
        }
    }

    @Test
    @DisplayName("the only owner still changes what is not the owner role: other roles, name, location")
    default void ownerOthersOfTheirs() {
        Scene on = Scene.on(subject());

        Member ann = on.muster
                .members()
                .edit(
                        on.ann,
                        on.id(),
                        on.annId,
                        MemberEdit.of().name("Anna").location("Oslo").roles("success", "owner"));

        assertThat(ann.roles()).extracting(RoleGrant::role).contains(RoleId.of("owner"));
        assertThat(on.muster
                        .members()
                        .edit(on.ann, on.id(), on.annId, MemberEdit.of().roles("owner"))
                        .roles())
                .hasSize(1);
        assertThat(on.muster.members().resume(on.ann, on.id(), on.annId).status())
                .isEqualTo(ann.status());
    }

    @Test
    @DisplayName("an owner hands the team over in one change, and is what they said from then on")
    default void ownerTransferred() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.idOf(on.joined("ben", "success"));
        on.muster.members().edit(on.ann, on.id(), on.annId, MemberEdit.of().roles("owner", "accountant"));

        TeamEvent event = on.muster.members().transferOwnership(on.ann, on.id(), ben, RoleId.of("admin"));

        assertThat(event.type()).isEqualTo(EventType.OWNERSHIP_TRANSFERRED);
        assertThat(event.user()).isEqualTo(ben);
        assertThat(on.history()).filteredOn(other -> other.rev() == event.rev()).hasSize(2);
        assertThat(on.get(Actor.user(ben)).roles())
                .extracting(RoleGrant::role)
                .containsExactlyInAnyOrder(RoleId.of("owner"), RoleId.of("success"));
        assertThat(on.get(on.ann).roles())
                .extracting(RoleGrant::role)
                .containsExactlyInAnyOrder(RoleId.of("admin"), RoleId.of("accountant"));
        assertThat(on.get(on.ann).rev())
                .isEqualTo(on.get(Actor.user(ben)).rev())
                .isEqualTo(event.rev());
        on.refused(
                Reason.OWNER_ONLY,
                () -> on.muster.members().transferOwnership(on.ann, on.id(), ben, RoleId.of("admin")));
    }

    @Test
    @DisplayName("handing over makes an owner for good of one who was it for a time")
    default void ownerTransferredToTemporary() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.idOf(on.joined("ben", "member"));
        NewGrant ending = NewGrant.of("owner").until(on.clock.instant().plus(Duration.ofDays(1)));
        on.muster.members().edit(on.ann, on.id(), ben, MemberEdit.of().grants(List.of(ending)));

        on.muster.members().transferOwnership(on.ann, on.id(), ben, RoleId.of("member"));

        assertThat(on.get(Actor.user(ben)).roles())
                .containsExactly(new RoleGrant(RoleId.of("owner"), null, on.ann.ref()));
    }

    @Test
    @DisplayName("handing over is refused to oneself, to strangers, to the suspended, and for a role that is not there")
    default void ownerNotTransferred() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.idOf(on.joined("ben", "member"));
        UserId sue = Scene.idOf(on.joined("sue", "member"));
        on.muster.members().suspend(on.ann, on.id(), sue);
        RoleId admin = RoleId.of("admin");

        on.invalid("to", Code.MALFORMED, () -> on.muster.members().transferOwnership(on.ann, on.id(), on.annId, admin));
        on.invalid(
                "becomes",
                Code.MALFORMED,
                () -> on.muster.members().transferOwnership(on.ann, on.id(), ben, RoleId.of("owner")));
        on.refused(
                Reason.MEMBER_NOT_FOUND,
                () -> on.muster.members().transferOwnership(on.ann, on.id(), Scene.user("x"), admin));
        on.refused(Reason.MEMBER_SUSPENDED, () -> on.muster.members().transferOwnership(on.ann, on.id(), sue, admin));
        on.refused(
                Reason.ROLE_NOT_FOUND,
                () -> on.muster.members().transferOwnership(on.ann, on.id(), ben, RoleId.of("nonesuch")));
        on.refused(
                Reason.OWNER_ONLY,
                () -> on.muster.members().transferOwnership(Actor.user(ben), on.id(), on.annId, admin));
        on.refused(Reason.OWNER_ONLY, () -> on.muster.members().transferOwnership(Scene.SYSTEM, on.id(), ben, admin));
    }

    @Test
    @DisplayName("handing over is refused to who would have more roles with it than one may have")
    default void ownerNotTransferredToFull() {
        Scene on = Scene.on(
                subject(),
                builder -> builder.limits(Limits.builder().rolesPerMember(2).build()));
        UserId ben = Scene.idOf(on.joined("ben", "member", "success"));

        on.invalid(
                "roles",
                Code.TOO_MANY,
                () -> on.muster.members().transferOwnership(on.ann, on.id(), ben, RoleId.of("member")));
    }
}
