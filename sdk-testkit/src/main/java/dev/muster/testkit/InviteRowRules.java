package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Actor;
import dev.muster.model.Invite;
import dev.muster.model.InviteEntry;
import dev.muster.model.InviteQuery;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewInvite;
import dev.muster.model.PeopleAction;
import dev.muster.model.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the list of invites says of each, to the one who asks. */
interface InviteRowRules extends RulesPart {

    @Test
    @DisplayName("a row names the roles and who sent it while they are a member, and offers what can be done with it")
    default void inviteRows() {
        Scene on = Scene.on(subject());
        Actor admin = on.joined("Adam", "admin");
        Actor reader = on.joined("reader", "member");
        Invite anns = on.invite(on.ann, Scene.user("ben"), "owner");
        Invite admins = on.muster
                .invites()
                .send(
                        admin,
                        on.id(),
                        NewInvite.to("cem@example.com").role("member").role("success"));
        on.muster
                .invites()
                .send(Scene.SYSTEM, on.id(), NewInvite.to("dan@example.com").role("member"));
        Invite revoked = on.invite(admin, Scene.user("eve"), "member");
        on.muster.invites().revoke(on.ann, on.id(), revoked.id());
        Invite left = on.invite(admin, Scene.user("fay"), "member");

        List<InviteEntry> rows = rows(on, admin);
        assertThat(rows)
                .extracting(InviteEntry::inviter)
                .containsExactly(
                        "Adam", "Adam", null, "Adam", on.get(on.ann).person().displayName());
        assertThat(rows).extracting(row -> row.invite().id()).containsSubsequence(left.id(), revoked.id(), anns.id());
        InviteEntry ofAdmin = rows.get(3);
        assertThat(ofAdmin.invite()).isEqualTo(on.get(admins.id()));
        assertThat(ofAdmin.roleNames()).containsExactly("Member", "Customer Success");
        assertThat(ofAdmin.actions())
                .containsExactlyInAnyOrder(
                        PeopleAction.EDIT_INVITE,
                        PeopleAction.RESEND_INVITE,
                        PeopleAction.COPY_LINK,
                        PeopleAction.REVOKE_INVITE);
        assertThat(rows.get(1).actions()).isEmpty();
        assertThat(rows.get(4).actions()).containsExactly(PeopleAction.REVOKE_INVITE);
        assertThat(rows(on, reader)).allMatch(row -> row.actions().isEmpty());

        on.muster.members().remove(on.ann, on.id(), Scene.idOf(admin));
        assertThat(rows(on, on.ann))
                .extracting(InviteEntry::inviter)
                .containsExactly(null, null, null, null, on.get(on.ann).person().displayName());
    }

    @Test
    @DisplayName("an expired invite is not offered to be sent again while somebody else has its address")
    default void inviteRowsOfOneAddress() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite old = on.invite(on.ann, ben, "member");
        on.clock.advance(Duration.ofDays(8));
        assertThat(actions(on, old)).contains(PeopleAction.RESEND_INVITE);

        on.invite(on.ann, ben, "member");
        assertThat(actions(on, old)).containsExactlyInAnyOrder(PeopleAction.EDIT_INVITE, PeopleAction.REVOKE_INVITE);
        on.refused(Reason.ALREADY_INVITED, () -> on.muster.invites().resend(on.ann, on.id(), old.id()));
        on.clock.advance(Duration.ofDays(8));
        assertThat(actions(on, old)).contains(PeopleAction.RESEND_INVITE);
    }

    /** The same in the list and alone. */
    private static Set<PeopleAction> actions(Scene on, Invite invite) {
        Set<PeopleAction> alone =
                on.muster.members().person(on.ann, on.id(), invite.id()).actions();
        assertThat(rows(on, on.ann).stream()
                        .filter(row -> row.invite().id().equals(invite.id()))
                        .map(InviteEntry::actions))
                .containsExactly(alone);
        return alone;
    }

    private static List<InviteEntry> rows(Scene on, Actor actor) {
        return on.muster.invites().list(actor, on.id(), InviteQuery.all()).items();
    }
}
