package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Actor;
import dev.muster.model.EventType;
import dev.muster.model.InvalidValueException.Code;
import dev.muster.model.Member;
import dev.muster.model.MemberEdit;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewGrant;
import dev.muster.model.RoleGrant;
import dev.muster.model.RoleId;
import dev.muster.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becomes of grants that are there already when roles change, and of grants that have ended. */
interface KeptGrantRules extends RulesPart {

    private static Member edit(Scene on, Actor actor, UserId user, NewGrant... grants) {
        return on.muster.members().edit(actor, on.id(), user, MemberEdit.of().grants(List.of(grants)));
    }

    @Test
    @DisplayName("a role that one keeps stays the work of who gave it, and asks for no longer hold than one has")
    default void grantKept() {
        Scene on = Scene.on(subject());
        Instant end = on.clock.instant().plus(Duration.ofDays(1));
        Actor deputy = on.joined("deputy", "member");
        edit(on, on.ann, Scene.idOf(deputy), NewGrant.of("admin").until(end));
        UserId ben = Scene.idOf(on.joined("ben", "member"));
        edit(on, on.ann, ben, NewGrant.of("success"));

        Member both = edit(
                on, deputy, ben, NewGrant.of("success"), NewGrant.of("member").until(end));

        assertThat(both.roles())
                .containsExactly(
                        new RoleGrant(RoleId.of("success"), null, on.ann.ref()),
                        new RoleGrant(RoleId.of("member"), end, deputy.ref()));
        on.refused(
                Reason.CEILING_EXCEEDED,
                () -> edit(
                        on,
                        deputy,
                        ben,
                        NewGrant.of("success"),
                        NewGrant.of("member").withoutEnd()));
        on.refused(
                Reason.CEILING_EXCEEDED,
                () -> edit(on, deputy, ben, NewGrant.of("success").until(end.plusSeconds(1))));
    }

    @Test
    @DisplayName("who names a role alone keeps the end that it is held with; an end goes only where that is asked for")
    default void grantKeepsEnd() {
        Scene on = Scene.on(subject());
        Instant end = on.clock.instant().plus(Duration.ofDays(1));
        UserId ben = Scene.idOf(on.joined("ben", "member"));
        RoleGrant held =
                edit(on, on.ann, ben, NewGrant.of("admin").until(end)).roles().get(0);

        MemberEdit named = MemberEdit.of().roles("success", "admin");
        assertThat(on.muster.members().edit(on.ann, on.id(), ben, named).roles())
                .containsExactly(new RoleGrant(RoleId.of("success"), null, on.ann.ref()), held);
        assertThat(edit(on, on.ann, ben, NewGrant.of("admin").withoutEnd()).roles())
                .containsExactly(new RoleGrant(RoleId.of("admin"), null, on.ann.ref()));

        edit(on, on.ann, ben, NewGrant.of("success"), NewGrant.of("admin").until(end));
        on.clock.set(end);
        assertThat(on.muster.members().edit(on.ann, on.id(), ben, named).roles())
                .as("an end that has come is no end to keep")
                .contains(new RoleGrant(RoleId.of("admin"), null, on.ann.ref()));
    }

    @Test
    @DisplayName("the same role with another end is a new grant, of who gives it")
    default void grantNewEnd() {
        Scene on = Scene.on(subject());
        Instant end = on.clock.instant().plus(Duration.ofDays(1));
        Actor second = on.joined("second", "owner");
        UserId ben = Scene.idOf(on.joined("ben", "member"));
        edit(on, on.ann, ben, NewGrant.of("admin"));

        assertThat(edit(on, second, ben, NewGrant.of("admin").until(end)).roles())
                .containsExactly(new RoleGrant(RoleId.of("admin"), end, second.ref()));
        assertThat(on.last().type()).isEqualTo(EventType.MEMBER_EDITED);
        assertThat(on.last().changes())
                .singleElement()
                .satisfies(change -> assertThat(change.after()).isEqualTo("admin until " + end));
    }

    @Test
    @DisplayName("a grant that has ended gives nothing, protects nobody, and may be kept or taken away by who may edit")
    default void grantEnded() {
        Scene on = Scene.on(subject());
        Instant end = on.clock.instant().plus(Duration.ofDays(1));
        UserId ben = Scene.idOf(on.joined("ben", "member"));
        edit(on, on.ann, ben, NewGrant.of("member"), NewGrant.of("owner").until(end));
        Actor people = on.joined("pia", "people");
        on.refused(Reason.OWNER_ONLY, () -> edit(on, people, ben, NewGrant.of("member")));

        on.clock.set(end);

        Member kept = edit(
                on, people, ben, NewGrant.of("member"), NewGrant.of("owner").until(end), NewGrant.of("people"));
        assertThat(kept.roles()).extracting(RoleGrant::role).contains(RoleId.of("owner"));
        assertThat(edit(on, people, ben, NewGrant.of("member")).roles()).hasSize(1);
        on.refused(
                Reason.OWNER_ONLY,
                () -> edit(on, people, ben, NewGrant.of("owner").until(end)));
        on.invalid(
                "roles",
                Code.OUT_OF_RANGE,
                () -> edit(on, on.ann, ben, NewGrant.of("owner").until(end)));
    }

    @Test
    @DisplayName("one may give up one's own roles, and take none on that is more than one has")
    default void grantOneself() {
        Scene on = Scene.on(subject());
        Actor ben = on.joined("ben", "admin", "success");

        assertThat(edit(on, ben, Scene.idOf(ben), NewGrant.of("admin"), NewGrant.of("inviter"))
                        .roles())
                .hasSize(2);
        on.refused(Reason.OWNER_ONLY, () -> edit(on, ben, Scene.idOf(ben), NewGrant.of("owner")));
        Actor pia = on.joined("pia", "people");
        assertThat(on.refused(
                                Reason.CEILING_EXCEEDED,
                                () -> edit(on, pia, Scene.idOf(pia), NewGrant.of("people"), NewGrant.of("admin")))
                        .missing())
                .hasSize(7);
        assertThat(edit(on, ben, Scene.idOf(ben), NewGrant.of("member")).roles())
                .extracting(RoleGrant::role)
                .containsExactly(RoleId.of("member"));
    }

    @Test
    @DisplayName("roles are at least one and at most sixteen, none twice and none of the past")
    default void grantBounds() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.idOf(on.joined("Ben", "member"));

        on.invalid(
                "roles",
                Code.REQUIRED,
                () -> on.muster
                        .members()
                        .edit(on.ann, on.id(), ben, MemberEdit.of().grants(List.of())));
        String[] seventeen = new String[17];
        for (int i = 0; i < 17; i++) {
            seventeen[i] = "role" + i;
        }
        on.invalid(
                "roles",
                Code.TOO_MANY,
                () -> on.muster
                        .members()
                        .edit(on.ann, on.id(), ben, MemberEdit.of().roles(seventeen)));
        on.invalid("roles", Code.MALFORMED, () -> MemberEdit.of().roles("admin", "admin"));
        on.invalid(
                "roles",
                Code.OUT_OF_RANGE,
                () -> on.muster
                        .members()
                        .edit(
                                on.ann,
                                on.id(),
                                ben,
                                MemberEdit.of()
                                        .grants(List.of(NewGrant.of("admin").until(on.clock.instant())))));
    }
}
