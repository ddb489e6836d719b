package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Backlog;
import dev.muster.model.EventType;
import dev.muster.model.Invite;
import dev.muster.model.UserId;
import dev.muster.spi.DeliveryCounters;
import dev.muster.spi.Notification.Kind;
import dev.muster.spi.Notifier.DeliveryException;
import dev.muster.spi.Scanner.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What can be seen of the delivery from outside: how much waits, and what was counted. */
interface DeliveryCountRules extends RulesPart {

    @Test
    @DisplayName(
            "what was sent, is to be tried again and was given up is counted; a counter that fails changes nothing")
    default void deliveryCounted() {
        List<String> counted = new ArrayList<>();
        Scene on = Scene.on(subject(), builder -> builder.counters(counters(counted)));
        UserId ben = Scene.user("ben");
        on.mail.failWith(DeliveryException.passing("greylisted", null));
        on.invite(on.ann, ben, "member");
        on.clock.advance(Duration.ofMinutes(1));
        on.mail.failWith(null);
        on.muster.runDueWork();
        on.mail.failWith(DeliveryException.permanent("550", null));
        on.invite(on.ann, Scene.user("joe"), "member");

        assertThat(counted).containsExactly("retried INVITATION", "sent INVITATION", "failed INVITATION");
        assertThat(on.outbox()).isEmpty();
    }

    @Test
    @DisplayName("what is revoked while a server refuses it was not given up, and is not counted")
    default void deliveryRevokedMeanwhile() {
        List<String> counted = new ArrayList<>();
        List<Runnable> meanwhile = new ArrayList<>();
        Scene on = Scene.on(
                subject(),
                builder -> builder.counters(counters(counted)).notifier(mail -> {
                    meanwhile.forEach(Runnable::run);
                    throw DeliveryException.permanent("550", null);
                }));
        Invite invite = on.send(on.ann, Scene.address(Scene.user("ben")), "member");
        meanwhile.add(() -> on.muster.invites().revoke(on.ann, on.id(), invite.id()));

        on.muster.runDueWork();

        assertThat(counted).isEmpty();
        assertThat(on.outbox()).isEmpty();
        assertThat(on.last().type()).isEqualTo(EventType.INVITE_REVOKED);
    }

    private static DeliveryCounters counters(List<String> counted) {
        return new DeliveryCounters() {
            @Override
            public void sent(Kind kind) {
                count("sent " + kind);
            }

            @Override
            public void retried(Kind kind) {
                count("retried " + kind);
            }

            @Override
            public void failed(Kind kind) {
                count("failed " + kind);
            }

            private void count(String what) {
                counted.add(what);
                throw new UnsupportedOperationException("a counter that fails on purpose");
            }
        };
    }

    @Test
    @DisplayName("the backlog says how much waits, and since when")
    default void deliveryBacklog() {
        Scene on = Scene.on(subject());
        on.send(on.ann, Scene.address(Scene.user("ben")), "member");
        on.send(on.ann, Scene.address(Scene.user("joe")), "member");
        on.clock.advance(Duration.ofMinutes(3));
        Backlog backlog = on.muster.backlog();
        assertThat(backlog.waiting()).isGreaterThanOrEqualTo(2);
        assertThat(backlog.oldest()).isGreaterThanOrEqualTo(Duration.ofMinutes(3));
        assertThat(on.storage.<Waiting>scan(scanner -> scanner.waiting(1)).rows())
                .isEqualTo(1);
    }
}
