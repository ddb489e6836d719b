package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Accepted;
import dev.muster.model.Delivery;
import dev.muster.model.DeliveryStatus;
import dev.muster.model.EventType;
import dev.muster.model.HistoryQuery;
import dev.muster.model.InvitePreview;
import dev.muster.model.MemberEdit;
import dev.muster.model.NewInvite;
import dev.muster.model.PeopleEntry;
import dev.muster.model.PeopleQuery;
import dev.muster.model.PeopleStatus;
import dev.muster.model.Permission;
import dev.muster.model.RoleGrant;
import dev.muster.model.RoleId;
import dev.muster.model.TeamEvent;
import dev.muster.model.UserId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What Muster is for, from end to end. */
interface MainFlowRules extends RulesPart {

    @Test
    @DisplayName("who is invited gets a link, accepts, and is in with the role of the invite")
    default void mainFlow() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        on.muster
                .invites()
                .send(
                        on.ann,
                        on.id(),
                        NewInvite.to(Scene.address(ben)).name("Ben").role("admin"));
        assertThat(on.muster.runDueWork()).isEqualTo(1);

        PeopleEntry invited = on.muster
                .members()
                .people(on.ann, on.id(), PeopleQuery.all().status(PeopleStatus.INVITED))
                .items()
                .get(0);
        assertThat(invited.name()).isEqualTo("Ben");
        assertThat(invited.delivery()).extracting(Delivery::status).isEqualTo(DeliveryStatus.SENT);

        InvitePreview preview = on.muster.invites().preview(on.token(ben));
        assertThat(preview.teamName()).isEqualTo("Acme");
        assertThat(preview.inviterName()).isEqualTo("Ann");
        assertThat(preview.roles()).containsExactly("Admin");

        Accepted accepted = on.accept(ben);
        assertThat(accepted.outcome()).isEqualTo(Accepted.Outcome.JOINED);
        assertThat(accepted.joined().person().name()).isEqualTo("Ben");
        assertThat(accepted.joined().roles()).extracting(RoleGrant::role).containsExactly(RoleId.of("admin"));
        assertThat(on.muster.access().can(ben, on.id(), Permission.of("invoice:approve")))
                .isTrue();

        on.muster.members().edit(on.ann, on.id(), ben, MemberEdit.of().roles("success"));
        assertThat(on.muster.access().can(ben, on.id(), Permission.of("invoice:approve")))
                .isFalse();
        assertThat(on.muster.history().list(on.ann, on.id(), HistoryQuery.all()).items().stream()
                        .map(TeamEvent::type))
                .containsExactly(
                        EventType.MEMBER_EDITED,
                        EventType.MEMBER_JOINED,
                        EventType.INVITE_ACCEPTED,
                        EventType.INVITE_SENT,
                        EventType.MEMBER_ADDED,
                        EventType.TEAM_CREATED);
    }
}
