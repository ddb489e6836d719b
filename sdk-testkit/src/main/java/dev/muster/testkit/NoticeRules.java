package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Actor;
import dev.muster.model.EventType;
import dev.muster.model.Invite;
import dev.muster.model.MemberEdit;
import dev.muster.model.NewInvite;
import dev.muster.model.NewMember;
import dev.muster.model.Person;
import dev.muster.model.TeamEvent;
import dev.muster.model.UserId;
import dev.muster.spi.Notification;
import dev.muster.spi.Notification.Kind;
import dev.muster.spi.Notifier.DeliveryException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What people are told by mail of that has happened. */
interface NoticeRules extends RulesPart {

    @Test
    @DisplayName("who invited is told who joined and who declined, in their own language")
    default void noticeOfAnswers() {
        Scene on = Scene.telling(subject());
        UserId ivyId = Scene.user("ivy");
        Person ivy = Scene.person(ivyId).name("Ivy").locale(Locale.JAPANESE);
        on.muster.members().addMember(Scene.SYSTEM, on.id(), NewMember.of(ivy, "inviter"));
        UserId ben = Scene.user("ben");
        UserId joe = Scene.user("joe");
        Invite accepted = on.invite(Actor.user(ivyId), ben, "success");
        on.invite(Actor.user(ivyId), joe, "success");
        on.accept(ben);
        on.muster.invites().decline(on.token(joe));

        on.muster.runDueWork();

        List<Notification> told = on.mail.to(Scene.address(ivyId));
        assertThat(told)
                .extracting(Notification::kind)
                .containsExactlyInAnyOrder(Kind.INVITE_ACCEPTED, Kind.INVITE_DECLINED);
        Notification joined = told.stream()
                .filter(notice -> notice.kind() == Kind.INVITE_ACCEPTED)
                .findFirst()
                .orElseThrow();
        assertThat(joined)
                .isEqualTo(new Notification(
                        joined.id(),
                        Kind.INVITE_ACCEPTED,
                        on.id(),
                        "Acme",
                        Scene.email(ivyId),
                        "Ivy",
                        Locale.JAPANESE,
                        accepted.id(),
                        null,
                        null,
                        Scene.address(ben),
                        List.of("Customer Success"),
                        null,
                        null,
                        on.get(accepted.id()).expiresAt()));
        assertThat(on.outbox()).isEmpty();
    }

    @Test
    @DisplayName("an answer to an invite of the host, or of somebody who has left, is told to nobody, and is no error")
    default void noticeToNobody() {
        Scene on = Scene.telling(subject());
        UserId ben = Scene.user("ben");
        UserId joe = Scene.user("joe");
        on.invite(Scene.SYSTEM, ben, "member");
        Actor ivy = on.joined("ivy", "inviter");
        on.invite(ivy, joe, "success");
        on.accept(ben);
        on.accept(joe);
        on.muster.members().leave(ivy, on.id());

        on.muster.runDueWork();

        assertThat(on.mail.all()).allMatch(mail -> mail.kind() == Kind.INVITATION);
        assertThat(on.outbox()).isEmpty();
        assertThat(on.history()).noneMatch(event -> event.type() == EventType.NOTICE_UNDELIVERED);
    }

    @Test
    @DisplayName("of who was erased before it is told, nobody is told")
    default void noticeOfErased() {
        Scene on = Scene.telling(subject());
        UserId ben = Scene.user("ben");
        UserId joe = Scene.user("joe");
        on.invite(on.ann, ben, "member");
        on.invite(on.ann, joe, "member");
        on.accept(ben);
        on.muster.invites().decline(on.token(joe));
        Actor lea = on.joined("lea", "member");
        Actor max = on.joined("max", "member");
        on.muster.members().remove(on.ann, on.id(), Scene.idOf(lea));
        on.muster.members().remove(on.ann, on.id(), Scene.idOf(max));
        on.muster.members().erase(Scene.SYSTEM, ben);
        on.muster.members().erase(Scene.SYSTEM, Scene.email(joe));
        on.muster.members().erase(Scene.SYSTEM, Scene.idOf(lea));
        on.muster.members().erase(Scene.SYSTEM, Scene.email(Scene.idOf(max)));

        on.muster.runDueWork();

        assertThat(on.mail.all()).extracting(Notification::kind).containsOnly(Kind.INVITATION);
        assertThat(on.outbox()).isEmpty();
    }

    @Test
    @DisplayName("who invited is told that a new link is asked for, unless it was sent before that is told")
    default void noticeOfLinkRequests() {
        Scene on = Scene.telling(subject());
        for (boolean granted : new boolean[] {false, true}) {
            UserId ben = Scene.user("ben");
            Invite invite = on.invite(on.ann, ben, "member");
            String token = on.token(ben);
            on.clock.set(invite.expiresAt());
            on.muster.runDueWork();
            on.muster.invites().requestLink(token);
            if (granted) {
                on.muster.invites().resend(on.ann, on.id(), invite.id());
            }
            on.muster.runDueWork();

            List<Notification> told = on.mail.to(Scene.address(on.annId)).stream()
                    .filter(mail ->
                            mail.kind() == Kind.LINK_REQUESTED && invite.id().equals(mail.invite()))
                    .toList();
            assertThat(told)
                    .hasSize(granted ? 0 : 1)
                    .allMatch(mail -> Scene.address(ben).equals(mail.subject()));
        }
    }

    @Test
    @DisplayName("a member is told the roles that somebody else gave them, as they are when it is told, and once")
    default void noticeOfRoles() {
        Scene on = Scene.telling(subject());
        Actor ben = on.joined("ben", "member");
        String address = Scene.address(Scene.idOf(ben));
        on.muster
                .members()
                .edit(on.ann, on.id(), Scene.idOf(ben), MemberEdit.of().roles("success"));
        on.muster
                .members()
                .edit(on.ann, on.id(), Scene.idOf(ben), MemberEdit.of().roles("people", "success"));
        on.muster
                .members()
                .edit(on.ann, on.id(), Scene.idOf(ben), MemberEdit.of().location("Bern"));
        on.muster.members().edit(ben, on.id(), Scene.idOf(ben), MemberEdit.of().name("Benno"));

        on.muster.runDueWork();

        assertThat(on.mail.to(address)).hasSize(1);
        Notification told = on.mail.to(address).get(0);
        assertThat(told.kind()).isEqualTo(Kind.ROLES_CHANGED);
        assertThat(told.roles()).containsExactlyInAnyOrder("People Team", "Customer Success");
        assertThat(told.toName()).isEqualTo("Benno");
        assertThat(told.invite()).isNull();
    }

    @Test
    @DisplayName("who was removed is told so at the address they had, unless they left or are back before it is told")
    default void noticeOfRemoval() {
        Scene on = Scene.telling(subject());
        UserId benId = Scene.user("ben");
        Person ben = Scene.person(benId).name("Ben").locale(Locale.FRENCH);
        on.muster.members().addMember(Scene.SYSTEM, on.id(), NewMember.of(ben, "member"));
        Actor leaving = on.joined("lea", "member");
        Actor back = on.joined("max", "member");
        on.muster.members().remove(on.ann, on.id(), benId);
        on.muster.members().leave(leaving, on.id());
        on.muster.members().remove(on.ann, on.id(), Scene.idOf(back));
        Person max = Person.of(Scene.idOf(back), Scene.address(Scene.idOf(back)));
        on.muster.members().addMember(Scene.SYSTEM, on.id(), NewMember.of(max, "member"));

        on.muster.runDueWork();

        assertThat(on.mail.all()).hasSize(1);
        Notification told = on.mail.to(Scene.address(benId)).get(0);
        assertThat(told.kind()).isEqualTo(Kind.MEMBER_REMOVED);
        assertThat(told.toName()).isEqualTo("Ben");
        assertThat(told.locale()).isEqualTo(Locale.FRENCH);
    }

    @Test
    @DisplayName("what is switched off leaves nothing in the outbox; nor does anything where nobody sends mail")
    default void noticeSwitchedOff() {
        Scene on = Scene.telling(subject(), builder -> builder.mute(Kind.ROLES_CHANGED));
        Actor ben = on.joined("ben", "member");
        Actor joe = on.joined("joe", "member");
        on.muster
                .members()
                .edit(on.ann, on.id(), Scene.idOf(ben), MemberEdit.of().roles("success"));
        assertThat(on.outbox()).isEmpty();
        on.muster.members().remove(on.ann, on.id(), Scene.idOf(ben));
        assertThat(on.outbox()).hasSize(1);
        on.another(builder -> builder).members().remove(on.ann, on.id(), Scene.idOf(joe));
        assertThat(on.outbox()).hasSize(1);
    }

    @Test
    @DisplayName(
            "a notice that cannot be delivered is tried again and given up like an invitation, and the history has it")
    default void noticeGivenUp() {
        Scene on = Scene.telling(subject());
        Actor ben = on.joined("ben", "member");
        on.mail.failWith(DeliveryException.permanent("550 no such mailbox", null));
        on.muster
                .members()
                .edit(on.ann, on.id(), Scene.idOf(ben), MemberEdit.of().roles("success"));
        on.muster.runDueWork();

        assertThat(on.outbox()).isEmpty();
        TeamEvent event = on.last();
        assertThat(event.type()).isEqualTo(EventType.NOTICE_UNDELIVERED);
        assertThat(event.user()).isEqualTo(Scene.idOf(ben));
        assertThat(event.changes().toString()).contains("ROLES_CHANGED", "550 no such mailbox");
    }

    @Test
    @DisplayName("many told by one change do not hold up what another change tells")
    default void noticeOfMany() {
        Scene on = Scene.telling(subject());
        Actor ivy = on.joined("ivy", "inviter");
        on.muster
                .invites()
                .send(ivy, on.id(), NewInvite.to(Scene.address(Scene.user("x"))).role("success"));
        assertThat(on.outbox()).noneMatch(row -> row.bulk());
        on.muster.members().remove(on.ann, on.id(), Scene.idOf(ivy));
        assertThat(on.outbox())
                .filteredOn(row -> row.kind() == Kind.MEMBER_REMOVED)
                .allMatch(row -> row.bulk());
    }
}
