package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.model.Delivery;
import dev.muster.model.DeliveryStatus;
import dev.muster.model.EventType;
import dev.muster.model.Invite;
import dev.muster.model.InviteLinks;
import dev.muster.model.Limits;
import dev.muster.model.LinkKey;
import dev.muster.model.PeopleEntry;
import dev.muster.model.PeopleQuery;
import dev.muster.model.PeopleStatus;
import dev.muster.model.TeamEvent;
import dev.muster.model.UserId;
import dev.muster.spi.Notification;
import dev.muster.spi.Notifier;
import dev.muster.spi.Notifier.DeliveryException;
import dev.muster.spi.OutboxRow;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Mail that does not go out at the first attempt, or not at all. */
interface DeliveryFailureRules extends RulesPart {

    @Test
    @DisplayName(
            "a passing failure is tried again, each time after twice the wait and up to a quarter more, with the same link and id")
    default void deliveryTriesAgain() {
        List<Notification> tried = new ArrayList<>();
        Scene on = failing(tried, notification -> DeliveryException.passing("greylisted", null));
        UserId ben = Scene.user("ben");
        Invite invite = on.send(on.ann, Scene.address(ben), "member");
        on.muster.runDueWork();

        for (Duration wait = Duration.ofSeconds(30); tried.size() < 6; wait = wait.multipliedBy(2)) {
            int before = tried.size();
            OutboxRow row = on.outbox().get(0);
            assertThat(row.attempts()).isEqualTo(before);
            assertThat(row.dueAt())
                    .isBetween(
                            on.clock.instant().plus(wait),
                            on.clock.instant().plus(wait.multipliedBy(5).dividedBy(4)));
            on.clock.set(row.dueAt().minusMillis(1));
            on.muster.runDueWork();
            assertThat(tried).hasSize(before);
            on.clock.set(row.dueAt());
            on.muster.runDueWork();
            assertThat(tried).hasSize(before + 1);
        }

        assertThat(tried).extracting(Notification::id).containsOnly(tried.get(0).id());
        assertThat(tried)
                .extracting(Notification::requireLink)
                .containsOnly(tried.get(0).requireLink());
        assertThat(on.get(invite.id()).delivery()).isEqualTo(Delivery.QUEUED);
    }

    @Test
    @DisplayName("a failure that passes ends with the mail sent, after so many attempts")
    default void deliveryRecovers() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        on.mail.failWith(DeliveryException.passing("greylisted", null));
        Invite invite = on.invite(on.ann, ben, "member");
        on.clock.advance(Duration.ofMinutes(1));
        on.mail.failWith(null);
        on.muster.runDueWork();

        assertThat(on.get(invite.id()).delivery()).isEqualTo(Delivery.sent(2, on.clock.instant()));
        on.accept(ben);
    }

    @Test
    @DisplayName("a permanent failure is given up at once: people see why, the history keeps it, a resend starts anew")
    default void deliveryGivesUp() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        on.mail.failWith(DeliveryException.permanent("550 no such mailbox", null));
        long rev = on.now().rev();
        Invite invite = on.invite(on.ann, ben, "member");

        assertThat(on.get(invite.id()).delivery())
                .isEqualTo(Delivery.failed("550 no such mailbox", 1, on.clock.instant()));
        assertThat(on.get(invite.id()).rev()).isEqualTo(rev + 2);
        assertThat(on.now().rev()).isEqualTo(rev + 2);
        assertThat(on.outbox()).isEmpty();
        TeamEvent event = on.heard.get(on.heard.size() - 1);
        assertThat(event.type()).isEqualTo(EventType.INVITE_UNDELIVERED);
        assertThat(event.invite()).isEqualTo(invite.id());
        List<PeopleEntry> undelivered = on.muster
                .members()
                .people(on.ann, on.id(), PeopleQuery.all().status(PeopleStatus.UNDELIVERED))
                .items();
        assertThat(undelivered).extracting(PeopleEntry::invite).containsExactly(invite.id());

        on.clock.advance(Duration.ofHours(1));
        on.mail.failWith(null);
        on.muster.runDueWork();
        assertThat(on.mail.to(Scene.address(ben))).isEmpty();
        assertThat(on.muster.invites().resend(on.ann, on.id(), invite.id()).delivery())
                .isEqualTo(Delivery.QUEUED);
        on.muster.runDueWork();
        assertThat(on.get(invite.id()).delivery()).isEqualTo(Delivery.sent(1, on.clock.instant()));
        on.accept(ben);
    }

    @Test
    @DisplayName("a failure that does not pass is given up after the configured number of attempts")
    default void deliveryGivesUpInTheEnd() {
        for (int most : new int[] {1, 3}) {
            List<Notification> tried = new ArrayList<>();
            Scene on = failing(tried, notification -> DeliveryException.passing("greylisted", null), most);
            Invite invite = on.invite(on.ann, Scene.user("ben"), "member");
            for (int i = 0; i < 10; i++) {
                on.clock.advance(Duration.ofMinutes(10));
                on.muster.runDueWork();
            }
            assertThat(tried).hasSize(most);
            Delivery delivery = on.get(invite.id()).delivery();
            assertThat(delivery.status()).isEqualTo(DeliveryStatus.FAILED);
            assertThat(delivery.reason()).isEqualTo("greylisted");
            assertThat(delivery.attempts()).isEqualTo(most);
        }
    }

    @Test
    @DisplayName("whatever else a notifier throws counts as passing, and of it only the kind is shown")
    default void deliveryOfUnexpected() {
        Map<String, Function<Notification, Throwable>> causes = Map.of(
                "IllegalStateException",
                mail -> new IllegalStateException("at " + mail.requireLink().url()),
                "IOException",
                mail -> new IOException("undeclared, at " + mail.requireLink().url()),
                "NoClassDefFoundError",
                mail -> new NoClassDefFoundError("at " + mail.requireLink().url()),
                "ArithmeticException",
                mail -> new ArithmeticException("of a class without a name") {});
        causes.forEach((shown, cause) -> {
            List<Notification> tried = new ArrayList<>();
            Scene on = failing(tried, cause, 2);
            Invite invite = on.invite(on.ann, Scene.user("ben"), "member");
            assertThat(on.get(invite.id()).delivery()).isEqualTo(Delivery.QUEUED);
            on.clock.advance(Duration.ofMinutes(1));
            on.muster.runDueWork();

            assertThat(tried).hasSize(2);
            assertThat(on.get(invite.id()).delivery().reason()).isEqualTo(shown);
            assertDiscreet(on, tried.get(0));
        });
    }

    @Test
    @DisplayName("a reason is one short line, and a link or token in it is masked")
    default void deliveryReasonIsMasked() {
        List<Notification> tried = new ArrayList<>();
        Scene on = failing(tried, mail -> {
            String url = mail.requireLink().url();
            return DeliveryException.permanent(
                    "550 5.7.1 refused:\r\n" + url + " and " + Scene.tokenIn(url) + " look like spam "
                            + "x".repeat(500),
                    new IllegalStateException(url));
        });
        Invite invite = on.invite(on.ann, Scene.user("ben"), "member");

        String reason = Objects.requireNonNull(on.get(invite.id()).delivery().reason());
        assertThat(reason)
                .startsWith("550 5.7.1 refused:")
                .contains("look like spam")
                .hasSizeLessThanOrEqualTo(200);
        assertThat(reason).doesNotContain("\r", "\n");
        assertDiscreet(on, tried.get(0));
    }

    @Test
    @DisplayName("mail whose key is no longer configured fails and says so; a resend mends it")
    default void deliveryWithRetiredKey() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.send(on.ann, Scene.address(ben), "member");
        Muster retired = on.another(builder -> builder.links(InviteLinks.to(Scene.JOIN_PAGE, LinkKey.ephemeral()))
                .notifier(on.mail));

        retired.runDueWork();
        assertThat(on.get(invite.id()).delivery().status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(on.get(invite.id()).delivery().reason()).startsWith("KEY_UNKNOWN");
        assertThat(on.mail.to(Scene.address(ben))).isEmpty();
        on.clock.advance(Duration.ofHours(1));
        retired.invites().resend(on.ann, on.id(), invite.id());
        retired.runDueWork();
        retired.invites().accept(on.token(ben), Scene.verified(ben));
    }

    private Scene failing(List<Notification> tried, Function<Notification, Throwable> cause) {
        return failing(tried, cause, 10);
    }

    private Scene failing(List<Notification> tried, Function<Notification, Throwable> cause, int attempts) {
        Notifier notifier = notification -> {
            tried.add(notification);
            throw DeliveryFailureRules.<DeliveryException>undeclared(cause.apply(notification));
        };
        return Scene.on(
                subject(),
                builder -> builder.notifier(notifier)
                        .limits(Limits.builder().deliveryAttempts(attempts).build()));
    }

    /** Throws anything at all, as code in other languages of the platform does without declaring it. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E undeclared(Throwable cause) throws E {
        throw (E) cause;
    }

    /** Neither the rows nor what was heard have the link in them. */
    private static void assertDiscreet(Scene on, Notification mail) {
        String token = Scene.tokenIn(mail.requireLink().url());
        assertThat(Snapshot.of(on.storage, on.id()) + " " + on.heard + on.outbox())
                .doesNotContain(token, mail.requireLink().url());
    }
}
