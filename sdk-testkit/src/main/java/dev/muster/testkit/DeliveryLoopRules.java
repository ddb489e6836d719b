package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.model.DeliveryStatus;
import dev.muster.model.Invite;
import dev.muster.model.InviteId;
import dev.muster.model.NewInvite;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.Notification;
import dev.muster.spi.Notifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The thread that delivers, and several of them. */
interface DeliveryLoopRules extends RulesPart {

    @Test
    @DisplayName("once started, mail goes out right after the commit, on a thread of Muster's own")
    default void deliveryRunsByItself() throws Exception {
        BlockingQueue<Notification> sent = new LinkedBlockingQueue<>();
        AtomicReference<Thread> sender = new AtomicReference<>();
        Scene on = Scene.on(
                subject(),
                builder -> builder.notifier(notification -> {
                    sender.set(Thread.currentThread());
                    sent.add(notification);
                }));
        try (Muster running = on.muster.start()) {
            for (int i = 0; i < 5; i++) {
                Invite invite = on.send(on.ann, Scene.address(Scene.user("u" + i)), "member");
                Notification mail = sent.poll(Race.PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertThat(mail).isNotNull();
                assertThat(mail.invite()).isEqualTo(invite.id());
            }
            assertThat(running.start()).isSameAs(running);
            assertThat(sender.get()).isNotSameAs(Thread.currentThread());
            assertThat(Objects.requireNonNull(sender.get()).isDaemon()).isTrue();
        }
    }

    @Test
    @DisplayName("whatever a notifier throws, the thread goes on")
    default void deliverySurvives() throws Exception {
        BlockingQueue<Notification> tried = new LinkedBlockingQueue<>();
        Scene on = Scene.on(
                subject(),
                builder -> builder.notifier(notification -> {
                    tried.add(notification);
                    throw new NoClassDefFoundError("a library is missing");
                }));
        try (Muster running = on.muster.start()) {
            for (int i = 0; i < 3; i++) {
                on.send(on.ann, Scene.address(Scene.user("u" + i)), "member");
                assertThat(tried.poll(Race.PATIENCE_SECONDS, TimeUnit.SECONDS)).isNotNull();
            }
            assertThat(running).isSameAs(on.muster);
        }
    }

    @Test
    @DisplayName("closing waits for the mail in flight, starts no other one, and leaves the rest to the next start")
    default void deliveryCloses() throws Exception {
        CountDownLatch inFlight = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicBoolean done = new AtomicBoolean();
        Notifier slow = notification -> {
            inFlight.countDown();
            await(goOn);
            done.set(true);
        };
        Scene on = Scene.on(subject(), builder -> builder.notifier(slow));
        Invite first = on.send(on.ann, Scene.address(Scene.user("ben")), "member");
        Invite second = on.send(on.ann, Scene.address(Scene.user("joe")), "member");
        on.muster.start();
        await(inFlight);

        Thread closing = new Thread(() -> {
            on.muster.close();
            assertThat(done).isTrue();
        });
        List<Throwable> failures = new ArrayList<>();
        closing.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
        closing.start();
        goOn.countDown();
        closing.join(TimeUnit.SECONDS.toMillis(Race.PATIENCE_SECONDS));

        assertThat(closing.isAlive()).isFalse();
        assertThat(failures).isEmpty();
        Set<DeliveryStatus> statuses = new HashSet<>();
        statuses.add(on.get(first.id()).delivery().status());
        statuses.add(on.get(second.id()).delivery().status());
        assertThat(statuses).contains(DeliveryStatus.SENT);
        Muster next = on.another(builder -> builder.notifier(on.mail));
        on.clock.advance(Duration.ofMinutes(1));
        next.runDueWork();
        assertThat(on.get(first.id()).delivery().status()).isEqualTo(DeliveryStatus.SENT);
        assertThat(on.get(second.id()).delivery().status()).isEqualTo(DeliveryStatus.SENT);
    }

    @Test
    @DisplayName("as many mails are sent side by side as the notifier takes at once, and never more")
    default void deliverySideBySide() {
        CyclicBarrier allAtOnce = new CyclicBarrier(3);
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Scene on = Scene.on(
                subject(),
                builder -> builder.notifier(taking(3, notification -> {
                    most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                    meet(allAtOnce);
                    inFlight.decrementAndGet();
                })));
        Set<InviteId> invites = new HashSet<>();
        for (int i = 0; i < 9; i++) {
            invites.add(on.send(on.ann, Scene.address(Scene.user("u" + i)), "member")
                    .id());
        }

        assertThat(on.muster.runDueWork()).isEqualTo(9);

        assertThat(most).hasValue(3);
        assertThat(invites).allMatch(invite -> on.get(invite).delivery().status() == DeliveryStatus.SENT);
    }

    @Test
    @DisplayName("a mail that hangs holds up neither those that wait nor those that come")
    default void deliveryPastOneThatHangs() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        BlockingQueue<String> sent = new LinkedBlockingQueue<>();
        String hanging = Scene.address(Scene.user("hanging"));
        Scene on = Scene.on(
                subject(),
                builder -> builder.notifier(taking(2, notification -> {
                    if (notification.to().value().equals(hanging)) {
                        await(goOn);
                    }
                    sent.add(notification.to().value());
                })));
        on.send(on.ann, hanging, "member");
        try (Muster running = on.muster.start()) {
            for (int i = 0; i < 5; i++) {
                String address = Scene.address(Scene.user("u" + i));
                on.send(on.ann, address, "member");
                assertThat(sent.poll(Race.PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(address);
            }
            goOn.countDown();
            assertThat(sent.poll(Race.PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(hanging);
            assertThat(running).isSameAs(on.muster);
        }
    }

    @Test
    @DisplayName("an invite just sent is not behind the many of another team")
    default void deliveryIsFair() {
        List<Notification> sent = new ArrayList<>();
        Scene on = Scene.on(subject(), builder -> builder.notifier(taking(1, sent::add)));
        for (int i = 0; i < 60; i++) {
            on.send(on.ann, Scene.address(Scene.user("u" + i)), "member");
        }
        TeamId quiet = on.another("Quiet").id();
        NewInvite late = NewInvite.to(Scene.address(Scene.user("ben"))).role("member");
        on.muster.invites().send(Scene.SYSTEM, quiet, late);

        on.muster.runDueWork();

        List<TeamId> teams = sent.stream().map(Notification::team).toList();
        assertThat(teams.indexOf(quiet)).isBetween(0, 1);
        assertThat(teams).filteredOn(on.id()::equals).hasSize(60);
    }

    static Notifier taking(int atOnce, Notifier sender) {
        return new Notifier() {
            @Override
            public void send(Notification notification) throws DeliveryException {
                sender.send(notification);
            }

            @Override
            public int atOnce() {
                return atOnce;
            }
        };
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(Race.PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @DisplayName("after closing nothing is claimed any more, so that nothing has to wait for its next attempt")
    default void deliveryAfterClosing() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        on.send(on.ann, Scene.address(ben), "member");
        on.muster.close();
        assertThat(on.muster.runDueWork()).isZero();
        Muster next = on.another(builder -> builder.notifier(on.mail));
        next.runDueWork();
        assertThat(on.mail.to(Scene.address(ben))).hasSize(1);
    }

    @Test
    @DisplayName("two nodes that deliver side by side send each mail once")
    default void deliveryByTwoNodes() throws Exception {
        Queue<Notification> sent = new ConcurrentLinkedQueue<>();
        Scene on = Scene.on(subject(), builder -> builder.notifier(sent::add));
        Muster other = on.another(builder -> builder.notifier(sent::add));
        for (int round = 0; round < Race.rounds(); round++) {
            sent.clear();
            Set<String> addresses = new HashSet<>();
            for (int i = 0; i < 5; i++) {
                String address = Scene.address(Scene.user("u" + i));
                addresses.add(address);
                on.send(on.ann, address, "member");
            }
            List<Callable<Integer>> nodes =
                    List.of(on.muster::runDueWork, other::runDueWork, on.muster::runDueWork, other::runDueWork);
            Race.together(nodes);
            assertThat(sent).extracting(mail -> mail.to().value()).containsExactlyInAnyOrderElementsOf(addresses);
            assertThat(on.outbox()).isEmpty();
        }
    }

    static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(Race.PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
