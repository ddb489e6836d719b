package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.model.Accepted;
import dev.muster.model.Accepted.Outcome;
import dev.muster.model.Actor;
import dev.muster.model.Domains;
import dev.muster.model.EventType;
import dev.muster.model.FailedAccept;
import dev.muster.model.Invite;
import dev.muster.model.MemberEdit;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewInvite;
import dev.muster.model.PeopleQuery;
import dev.muster.model.Permission;
import dev.muster.model.Person;
import dev.muster.model.TeamEdit;
import dev.muster.model.UserId;
import dev.muster.spi.AccountProvisioner;
import dev.muster.spi.Notification;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Accepting with an account that is set up on the way. */
interface ProvisionRules extends RulesPart {

    @Test
    @DisplayName("a link that went to the mailbox alone sets up the account and the membership")
    default void provisionJoins() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.muster
                .invites()
                .send(
                        on.ann,
                        on.id(),
                        NewInvite.to(Scene.address(ben)).name("Ben").role("success"));
        on.muster.runDueWork();
        assertThat(on.muster.invites().preview(on.token(ben)).provesMailbox()).isTrue();
        AtomicReference<Invite> seen = new AtomicReference<>();

        Accepted accepted = on.muster.invites().accept(on.token(ben), given -> {
            seen.set(given);
            return Person.of(ben, given.email()).locale(Locale.FRENCH);
        });

        assertThat(accepted.outcome()).isEqualTo(Outcome.JOINED);
        assertThat(accepted.joined().person())
                .isEqualTo(Person.of(ben, invite.email()).name("Ben").locale(Locale.FRENCH));
        assertThat(Objects.requireNonNull(seen.get()).id()).isEqualTo(invite.id());
        assertThat(on.get(invite.id()).acceptedBy()).isEqualTo(ben);
        assertThat(on.heard.get(on.heard.size() - 1).actor().isUser(ben)).isTrue();
        assertThat(on.accept(ben).outcome()).isEqualTo(Outcome.ALREADY_JOINED);
    }

    @Test
    @DisplayName("whatever address the account has, the member has the one that was invited and let in")
    default void provisionWithOtherAddress() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "member");
        on.muster
                .teams()
                .edit(
                        on.ann,
                        on.id(),
                        TeamEdit.of().domains(Domains.only(invite.email().domain())));

        Accepted accepted = on.muster
                .invites()
                .accept(
                        on.token(ben),
                        given -> Person.of(ben, "ben@elsewhere.example").name("Ben"));

        assertThat(accepted.joined().person().email()).isEqualTo(invite.email());
    }

    @Test
    @DisplayName("a notifier that does not say that it reaches the mailbox proves none")
    default void provisionNotByAnyNotifier() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        AtomicReference<Notification> told = new AtomicReference<>();
        Muster chat = on.another(builder -> builder.notifier(told::set));
        chat.invites().send(on.ann, on.id(), NewInvite.to(Scene.address(ben)).role("member"));
        chat.runDueWork();
        String token =
                Scene.tokenIn(Objects.requireNonNull(told.get()).requireLink().url());

        assertThat(chat.invites().preview(token).provesMailbox()).isFalse();
        on.refused(Reason.MAILBOX_NOT_PROVEN, () -> chat.invites().accept(token, account(ben)));
        chat.invites().accept(token, Scene.verified(ben));
    }

    @Test
    @DisplayName("a link that somebody copied proves no mailbox, and the next resend does again")
    default void provisionNotAfterCopying() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "member");
        on.muster.invites().copyLink(on.ann, on.id(), invite.id());
        on.refused(Reason.MAILBOX_NOT_PROVEN, () -> on.muster.invites().accept(on.token(ben), account(ben)));

        on.clock.advance(Duration.ofHours(1));
        on.muster.invites().resend(on.ann, on.id(), invite.id());
        on.muster.runDueWork();
        assertThat(on.muster.invites().preview(on.token(ben)).provesMailbox()).isTrue();
        on.muster.invites().accept(on.token(ben), account(ben));
    }

    @Test
    @DisplayName("a link that was made to be copied proves no mailbox")
    default void provisionNotWithoutMail() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.muster
                .invites()
                .send(
                        on.ann,
                        on.id(),
                        NewInvite.to(Scene.address(ben)).role("member").withoutMail());
        String token = on.copied(invite);
        on.refused(Reason.MAILBOX_NOT_PROVEN, () -> on.muster.invites().accept(token, account(ben)));
    }

    @Test
    @DisplayName("a provisioner that fails leaves the invite pending; its own exception comes through, and is noted")
    default void provisionFails() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invited = on.invite(on.ann, ben, "member");
        IllegalStateException broken = new IllegalStateException("no account today");

        assertThat(on.throwsAndChangesNothing(
                        IllegalStateException.class,
                        () -> on.muster.invites().accept(on.token(ben), invite -> {
                            throw broken;
                        })))
                .isSameAs(broken);
        on.throwsAndChangesNothing(
                NullPointerException.class, () -> on.muster.invites().accept(on.token(ben), invite -> nobody()));
        assertThat(on.muster.invites().failedAccepts(on.ann, on.id(), invited.id()))
                .containsExactly(new FailedAccept(Reason.ACCOUNT_NOT_SET_UP, 2, on.clock.instant()));
        on.muster.invites().accept(on.token(ben), account(ben));
    }

    @Test
    @DisplayName("a provisioner that finds a member closes the invite, and a suspended one stays suspended")
    default void provisionFindsMember() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        UserId joe = Scene.user("joe");
        Actor member = on.joined("member", "member");
        Actor suspended = on.joined("suspended", "member");
        on.muster.members().suspend(on.ann, on.id(), Scene.idOf(suspended));
        on.invite(on.ann, ben, "success");
        on.invite(on.ann, joe, "success");

        assertThat(on.muster.invites().accept(on.token(ben), account(Scene.idOf(member))))
                .isEqualTo(new Accepted(on.get(member), Outcome.ALREADY_MEMBER));
        on.refused(
                Reason.MEMBER_SUSPENDED,
                () -> on.muster.invites().accept(on.token(joe), account(Scene.idOf(suspended))));
    }

    @Test
    @DisplayName("a provisioner is asked after every refusal of ours, so no account is made for nothing")
    default void provisionAskedLast() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Actor admin = on.joined("admin", "admin");
        AtomicInteger asked = new AtomicInteger();
        AccountProvisioner counting = invite -> {
            asked.incrementAndGet();
            return Person.of(ben, invite.email());
        };
        Invite invite = on.invite(admin, ben, "accountant");
        String token = on.token(ben);

        on.muster
                .members()
                .edit(on.ann, on.id(), Scene.idOf(admin), MemberEdit.of().roles("member"));
        on.refused(Reason.INVITER_LACKS_AUTHORITY, () -> on.muster.invites().accept(token, counting));
        on.muster.teams().suspend(Scene.SYSTEM, on.id());
        on.refused(Reason.TEAM_SUSPENDED, () -> on.muster.invites().accept(token, counting));
        on.muster.teams().resume(Scene.SYSTEM, on.id());
        on.clock.set(invite.expiresAt());
        on.refused(Reason.INVITE_EXPIRED, () -> on.muster.invites().accept(token, counting));
        assertThat(asked).hasValue(0);
    }

    @Test
    @DisplayName("neither a provisioner nor a policy may call Muster, to change or to read")
    default void provisionCallsMuster() {
        AtomicReference<Runnable> inside = new AtomicReference<>(() -> {});
        Scene on = Scene.on(
                subject(),
                builder -> builder.policy(event -> {
                    if (event.type() == EventType.MEMBER_JOINED) {
                        Objects.requireNonNull(inside.get()).run();
                    }
                    return Optional.empty();
                }));
        UserId ben = Scene.user("ben");
        on.invite(on.ann, ben, "member");
        String token = on.token(ben);

        for (Runnable call : List.<Runnable>of(
                () -> on.joined("joe", "member"),
                () -> on.muster.invites().preview(token),
                () -> on.muster.access().can(ben, on.id(), Permission.of("members:read")),
                () -> on.muster.members().people(on.ann, on.id(), PeopleQuery.all()),
                () -> on.muster.runDueWork())) {
            on.throwsAndChangesNothing(
                    IllegalStateException.class,
                    () -> on.muster.invites().accept(token, invite -> {
                        call.run();
                        return Person.of(ben, invite.email());
                    }));
            inside.set(call);
            on.throwsAndChangesNothing(IllegalStateException.class, () -> on.accept(ben));
            inside.set(() -> {});
        }
        on.accept(ben);
    }

    private static AccountProvisioner account(UserId user) {
        return invite -> Person.of(user, invite.email());
    }

    @SuppressWarnings("NullAway") // a host without null checks
    private static Person nobody() {
        return null;
    }
}
