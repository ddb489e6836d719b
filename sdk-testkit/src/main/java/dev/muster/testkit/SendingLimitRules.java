package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.model.Actor;
import dev.muster.model.Invite;
import dev.muster.model.InviteEdit;
import dev.muster.model.Limits;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Kind;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewInvite;
import dev.muster.model.NewInvite.IfPending;
import dev.muster.model.NewTeam;
import dev.muster.model.Person;
import dev.muster.model.Team;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How much may be sent: by whom, where and to whom. */
interface SendingLimitRules extends RulesPart {

    private static Scene limited(SendingLimitRules on, int byActor, int inTeam, int toRecipient) {
        Scene scene = Scene.on(on.subject(), builder -> builder.limits(limits(byActor, inTeam, toRecipient)));
        // So that no stretch of time ends in the middle of a test.
        Instant day = scene.clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(24));
        scene.clock.advance(Duration.between(scene.clock.instant(), day));
        return scene;
    }

    private static Limits limits(int byActor, int inTeam, int toRecipient) {
        return Limits.builder()
                .sendsPerActorAndHour(byActor)
                .sendsPerTeamAndDay(inTeam)
                .mailsPerRecipientAndDay(toRecipient)
                .build();
    }

    private static String somebody() {
        return Scene.address(Scene.user("ben"));
    }

    private static Team annsOther(Scene on) {
        Person ann = Person.of(on.annId, Scene.address(on.annId));
        return on.muster.teams().create(on.ann, NewTeam.named("Other").owner(ann));
    }

    private static void isLimited(Scene on, String per, Duration wait, Callable<?> call) {
        MusterException refusal = on.refused(Reason.RATE_LIMITED, call::call);
        assertThat(refusal.kind()).isEqualTo(Kind.LIMITED);
        assertThat(refusal.details()).containsEntry("per", per);
        assertThat(refusal.retryAfter()).isEqualTo(wait);
    }

    @Test
    @DisplayName("a user sends so many invites in an hour, in all teams and on all nodes together")
    default void limitPerActor() {
        Scene on = limited(this, 2, 100, 100);
        Muster node = on.another(builder -> builder.notifier(on.mail).limits(limits(2, 100, 100)));
        Team other = annsOther(on);
        Actor admin = on.joined("admin", "admin");

        on.send(on.ann, somebody(), "member");
        node.invites().send(on.ann, other.id(), NewInvite.to(somebody()).role("member"));
        on.clock.advance(Duration.ofMinutes(20));
        isLimited(on, "actor", Duration.ofMinutes(40), () -> on.send(on.ann, somebody(), "member"));
        isLimited(
                on,
                "actor",
                Duration.ofMinutes(40),
                () -> node.invites()
                        .send(on.ann, other.id(), NewInvite.to(somebody()).role("member")));
        on.send(admin, somebody(), "member");

        on.clock.advance(Duration.ofMinutes(40));
        on.send(on.ann, somebody(), "member");
    }

    @Test
    @DisplayName("in a team so many invites are sent in a day, whoever sends them")
    default void limitPerTeam() {
        Scene on = limited(this, 100, 2, 100);
        Actor admin = on.joined("admin", "admin");

        on.send(on.ann, somebody(), "member");
        on.send(admin, somebody(), "member");
        isLimited(on, "team", Duration.ofDays(1), () -> on.send(admin, somebody(), "member"));
        on.muster
                .invites()
                .send(on.ann, annsOther(on).id(), NewInvite.to(somebody()).role("member"));

        on.clock.advance(Duration.ofDays(1));
        on.send(admin, somebody(), "member");
    }

    @Test
    @DisplayName("an address gets so many mails in a day, whichever team invites it; one without mail is none")
    default void limitPerRecipient() {
        Scene on = limited(this, 100, 100, 2);
        Scene there = limited(this, 100, 100, 2);
        Muster sameKeys = on.another(builder -> builder.notifier(on.mail).limits(limits(100, 100, 2)));
        String ben = somebody();

        on.send(on.ann, ben, "member");
        sameKeys.invites()
                .send(
                        there.ann,
                        there.id(),
                        NewInvite.to(ben.toUpperCase(Locale.ROOT)).role("member"));
        Team third = annsOther(on);
        isLimited(
                on,
                "recipient",
                Duration.ofDays(1),
                () -> on.muster
                        .invites()
                        .send(on.ann, third.id(), NewInvite.to(ben).role("member")));
        on.muster
                .invites()
                .send(on.ann, third.id(), NewInvite.to(ben).role("member").withoutMail());
        on.send(on.ann, somebody(), "member");

        on.clock.advance(Duration.ofDays(1));
        on.muster.invites().send(on.ann, annsOther(on).id(), NewInvite.to(ben).role("member"));
    }

    @Test
    @DisplayName("every way of sending counts: resend, RESEND and REPLACE too; edit, copy and revoke do not")
    default void limitOnEveryPath() {
        Scene on = limited(this, 4, 100, 4);
        String ben = somebody();
        NewInvite again = NewInvite.to(ben).role("member");
        Invite first = on.send(on.ann, ben, "member");
        on.clock.advance(Duration.ofMinutes(2));
        on.muster.invites().resend(on.ann, on.id(), first.id());
        on.clock.advance(Duration.ofMinutes(2));
        on.muster.invites().send(on.ann, on.id(), again.ifPending(IfPending.RESEND));
        Invite second = on.muster.invites().send(on.ann, on.id(), again.ifPending(IfPending.REPLACE));
        on.clock.advance(Duration.ofMinutes(2));

        Duration wait = Duration.ofMinutes(54);
        isLimited(on, "actor", wait, () -> on.muster.invites().resend(on.ann, on.id(), second.id()));
        for (IfPending policy : IfPending.values()) {
            isLimited(on, "actor", wait, () -> on.muster.invites().send(on.ann, on.id(), again.ifPending(policy)));
        }
        on.clock.advance(Duration.ofHours(1));
        isLimited(
                on,
                "recipient",
                Duration.ofMinutes(22 * 60 + 54),
                () -> on.muster.invites().resend(on.ann, on.id(), second.id()));
        on.muster.invites().edit(on.ann, on.id(), second.id(), InviteEdit.of().expiresIn(Duration.ofDays(1)));
        on.muster.invites().copyLink(on.ann, on.id(), second.id());
        on.muster.invites().revoke(on.ann, on.id(), second.id());
    }

    @Test
    @DisplayName("a resend or a grant without mail counts per actor and team, but not for the address")
    default void limitWithoutMail() {
        Scene on = limited(this, 3, 100, 1);
        Invite invite = on.send(on.ann, somebody(), "member");
        String first = on.copied(invite);
        on.clock.advance(Duration.ofMinutes(2));
        Duration day = Duration.ofMinutes(24 * 60 - 2);
        isLimited(on, "recipient", day, () -> on.muster.invites().resend(on.ann, on.id(), invite.id()));
        on.muster.invites().resendWithoutMail(on.ann, on.id(), invite.id());

        on.muster.invites().requestLink(first);
        on.clock.advance(Duration.ofMinutes(2));
        Duration less = Duration.ofMinutes(24 * 60 - 4);
        isLimited(on, "recipient", less, () -> on.muster.invites().grantLinkRequest(on.ann, on.id(), invite.id()));
        on.muster.invites().grantLinkRequestWithoutMail(on.ann, on.id(), invite.id());

        on.clock.advance(Duration.ofMinutes(2));
        Duration hour = Duration.ofMinutes(54);
        isLimited(on, "actor", hour, () -> on.muster.invites().resendWithoutMail(on.ann, on.id(), invite.id()));
    }

    @Test
    @DisplayName("what was asked for is spent even if the rules refuse it; what a limit refuses counts nowhere")
    default void limitSpentByRefusals() {
        Scene on = limited(this, 3, 100, 2);
        String ben = somebody();
        on.send(on.ann, ben, "member");
        on.refused(Reason.ALREADY_INVITED, () -> on.send(on.ann, ben, "member"));
        isLimited(on, "recipient", Duration.ofDays(1), () -> on.send(on.ann, ben, "member"));
        on.send(on.ann, somebody(), "member");
        isLimited(on, "actor", Duration.ofHours(1), () -> on.send(on.ann, somebody(), "member"));
    }

    @Test
    @DisplayName("who may not send uses up nothing, be it of the team or of who is invited")
    default void limitNotSpentByOthers() {
        Scene on = limited(this, 100, 1, 1);
        String ben = somebody();
        Actor member = on.joined("member", "member");
        on.refused(Reason.PERMISSION_MISSING, () -> on.send(member, ben, "member"));
        on.refused(Reason.TEAM_NOT_FOUND, () -> on.send(Scene.stranger(), ben, "member"));
        Invite invite = on.send(on.ann, ben, "member");
        on.clock.advance(Duration.ofMinutes(2));

        on.refused(Reason.PERMISSION_MISSING, () -> on.muster.invites().resend(member, on.id(), invite.id()));
    }

    @Test
    @DisplayName("a resend that comes too soon, or of an invite that has ended, is not counted")
    default void limitNotSpentTooSoon() {
        Scene on = limited(this, 100, 100, 3);
        Invite invite = on.send(on.ann, somebody(), "member");
        for (int i = 0; i < 3; i++) {
            on.refused(Reason.RESEND_TOO_SOON, () -> on.muster.invites().resend(on.ann, on.id(), invite.id()));
        }
        on.clock.advance(Duration.ofMinutes(2));
        on.muster.invites().resend(on.ann, on.id(), invite.id());
        on.clock.advance(Duration.ofMinutes(2));
        on.muster.invites().resend(on.ann, on.id(), invite.id());
    }

    @Test
    @DisplayName("system actors are not counted")
    default void limitNotForSystems() {
        Scene on = limited(this, 1, 1, 1);
        String ben = somebody();
        NewInvite replacing = NewInvite.to(ben).role("member").ifPending(IfPending.REPLACE);
        for (int i = 0; i < 3; i++) {
            on.muster.invites().send(Scene.SYSTEM, on.id(), replacing);
        }
        on.muster.invites().send(on.ann, on.id(), replacing);
    }

    @Test
    @DisplayName("counters of the day are kept through the cleaning up of earlier ones")
    default void limitSurvivesCleaning() {
        Scene on = limited(this, 100, 1, 100);
        on.send(on.ann, somebody(), "member");
        for (int i = 0; i < 20; i++) {
            on.clock.advance(Duration.ofHours(1));
            on.muster.runDueWork();
        }
        isLimited(on, "team", Duration.ofHours(4), () -> on.send(on.ann, somebody(), "member"));
    }

    @Test
    @DisplayName("a team has so many open invites; an expired or ended one makes room, a replaced one needs none")
    default void limitOfPending() {
        Scene on = Scene.on(
                subject(),
                builder -> builder.limits(Limits.builder().pendingPerTeam(2).build()));
        String ben = somebody();
        on.send(on.ann, ben, "member");
        Invite second = on.send(on.ann, somebody(), "member");
        MusterException refusal =
                on.refused(Reason.PENDING_EXHAUSTED, () -> on.send(Scene.SYSTEM, somebody(), "member"));
        assertThat(refusal.details()).containsEntry("invites", "2");
        on.muster
                .invites()
                .send(on.ann, on.id(), NewInvite.to(ben).role("member").ifPending(IfPending.REPLACE));

        on.muster.invites().revoke(on.ann, on.id(), second.id());
        Invite third = on.send(on.ann, somebody(), "member");
        on.refused(Reason.PENDING_EXHAUSTED, () -> on.send(on.ann, somebody(), "member"));
        on.clock.advance(Duration.ofDays(7));
        on.send(on.ann, somebody(), "member");
        on.send(on.ann, somebody(), "member");
        InviteEdit reopen = InviteEdit.of().expiresIn(Duration.ofDays(1));
        on.refused(Reason.PENDING_EXHAUSTED, () -> on.muster.invites().resend(on.ann, on.id(), third.id()));
        on.refused(Reason.PENDING_EXHAUSTED, () -> on.muster.invites().edit(on.ann, on.id(), third.id(), reopen));
    }

    @Test
    @DisplayName("race: two who send the last invite that is allowed: one is refused")
    default void raceForTheLast() throws Exception {
        for (int round = 0; round < Race.rounds(); round++) {
            Scene on = limited(this, 3, 100, 100);
            on.send(on.ann, somebody(), "member");
            on.send(on.ann, somebody(), "member");
            Callable<Boolean> send = () -> {
                try {
                    on.send(on.ann, somebody(), "member");
                    return true;
                } catch (MusterException e) {
                    assertThat(e.reason()).isEqualTo(Reason.RATE_LIMITED);
                    return false;
                }
            };
            assertThat(Race.together(2, send)).containsExactlyInAnyOrder(true, false);
        }
    }
}
