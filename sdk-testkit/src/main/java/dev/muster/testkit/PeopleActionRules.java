package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Actor;
import dev.muster.model.Invite;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.PeopleAction;
import dev.muster.model.PeopleEntry;
import dev.muster.model.PeopleQuery;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the list of people offers to do with a row is what is accepted, by the one who asks. */
interface PeopleActionRules extends RulesPart {

    @Test
    @DisplayName("an action is offered on a row exactly if it is accepted, whoever asks")
    default void actionOfferedIffAccepted() {
        Crowd crowd = new Crowd(subject());
        Snapshot before = Snapshot.of(subject(), crowd.on.id());

        assertThat(crowd.differences()).isEmpty();
        assertThat(Snapshot.of(subject(), crowd.on.id())).isEqualTo(before);
    }

    @Test
    @DisplayName("a person's own row says what the list says, whoever asks")
    default void personAsInTheList() {
        Crowd crowd = new Crowd(subject());
        Scene on = crowd.on;

        crowd.actors.forEach((name, actor) -> {
            for (PeopleEntry row : crowd.people(actor)) {
                PeopleEntry alone = row.user() == null
                        ? on.muster.members().person(actor, on.id(), Objects.requireNonNull(row.invite()))
                        : on.muster.members().person(actor, on.id(), row.user());
                assertThat(alone).as(name).isEqualTo(row);
            }
        });
    }

    @Test
    @DisplayName("one's own row needs no permission, and there is none of an invite that has ended")
    default void personOneselfAndEnded() {
        Scene on = Scene.on(subject(), builder -> builder.roles(Scene.ROLES.role("guest", "Guest")));
        Actor ben = on.joined("ben", "guest");
        Invite invite = on.invite(on.ann, Scene.user("cem"), "member");
        on.muster.invites().revoke(on.ann, on.id(), invite.id());

        assertThat(on.muster.members().person(ben, on.id(), Scene.idOf(ben)).actions())
                .containsExactlyInAnyOrder(PeopleAction.EDIT_PROFILE, PeopleAction.LEAVE);
        on.refused(Reason.PERMISSION_MISSING, () -> on.muster.members().person(ben, on.id(), on.annId));
        on.refused(Reason.INVITE_REVOKED, () -> on.muster.members().person(on.ann, on.id(), invite.id()));
        on.muster.members().suspend(on.ann, on.id(), Scene.idOf(ben));
        assertThat(on.muster.members().person(ben, on.id(), Scene.idOf(ben)).actions())
                .containsExactly(PeopleAction.LEAVE);
    }

    @Test
    @DisplayName("a suspended team offers what it still accepts: to remove, to leave, to revoke")
    default void actionInSuspendedTeam() {
        Crowd crowd = new Crowd(subject());
        crowd.on.muster.teams().suspend(Scene.SYSTEM, crowd.on.id());

        assertThat(crowd.differences()).isEmpty();
        assertThat(crowd.people(crowd.on.ann).stream().flatMap(row -> row.actions().stream()))
                .isNotEmpty()
                .allMatch(Set.of(PeopleAction.REMOVE, PeopleAction.LEAVE, PeopleAction.REVOKE_INVITE)::contains);
    }

    @Test
    @DisplayName("the only owner is not offered to leave or to be suspended, and hands the team over instead")
    default void actionOfOnlyOwner() {
        Scene on = Scene.on(subject());
        on.joined("ben", "member");

        List<PeopleEntry> rows =
                on.muster.members().people(on.ann, on.id(), PeopleQuery.all()).items();

        assertThat(rows.get(0).actions())
                .containsExactlyInAnyOrder(PeopleAction.EDIT_PROFILE, PeopleAction.CHANGE_ROLES);
        assertThat(rows.get(1).actions())
                .containsExactlyInAnyOrder(
                        PeopleAction.EDIT_PROFILE,
                        PeopleAction.CHANGE_ROLES,
                        PeopleAction.SUSPEND,
                        PeopleAction.REMOVE,
                        PeopleAction.TRANSFER_OWNERSHIP);
    }
}
