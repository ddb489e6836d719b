package dev.muster.testkit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.model.Delivery;
import dev.muster.model.DeliveryStatus;
import dev.muster.model.EventType;
import dev.muster.model.Invite;
import dev.muster.spi.Notification;
import dev.muster.spi.Notifier;
import dev.muster.spi.Notifier.DeliveryException;
import dev.muster.spi.OutboxRow;
import dev.muster.spi.TeamListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a sender has claimed: for how long it is left alone, and what becomes of what the sender does not get to. */
interface DeliveryClaimRules extends RulesPart {

    /** Long enough for other threads to come in. */
    long MAIL_NANOS = 1_000_000;

    @Test
    @DisplayName("a slow notifier is handed each mail once, in its first attempt, though another node looks for work")
    default void deliveryBySlowNotifier() {
        List<Notification> sent = new ArrayList<>();
        List<Runnable> meanwhile = new ArrayList<>();
        Scene on = Scene.on(
                subject(),
                builder -> builder.notifier(DeliveryLoopRules.taking(1, mail -> {
                    sent.add(mail);
                    meanwhile.forEach(Runnable::run);
                })));
        Muster other = on.another(builder -> builder.notifier(sent::add));
        List<Invite> invites = invites(on, 5);
        meanwhile.add(() -> {
            on.clock.advance(Duration.ofSeconds(25));
            other.runDueWork();
        });

        assertThat(on.muster.runDueWork()).isEqualTo(5);

        assertThat(sent).hasSize(5).extracting(Notification::id).doesNotHaveDuplicates();
        assertThat(invites).extracting(invite -> on.get(invite.id()).delivery()).allSatisfy(delivery -> {
            assertThat(delivery.status()).isEqualTo(DeliveryStatus.SENT);
            assertThat(delivery.attempts()).isEqualTo(1);
        });
    }

    @Test
    @DisplayName(
            "a mail that is being sent is left alone for a minute, however often it was tried; the wait until it is"
                    + " tried again begins with its failure")
    default void deliveryLease() {
        List<Duration> leases = new ArrayList<>();
        List<Runnable> meanwhile = new ArrayList<>();
        Scene on = Scene.on(
                subject(),
                builder -> builder.notifier(mail -> {
                    meanwhile.forEach(Runnable::run);
                    throw DeliveryException.passing("greylisted", null);
                }));
        meanwhile.add(() -> {
            leases.add(Duration.between(on.clock.instant(), onlyRow(on).dueAt()));
            on.clock.advance(Duration.ofSeconds(20));
        });
        on.send(on.ann, Scene.address(Scene.user("ben")), "member");

        for (int attempt = 1; attempt <= 4; attempt++) {
            on.muster.runDueWork();
            Duration wait = Duration.ofSeconds(30L << (attempt - 1));
            assertThat(onlyRow(on).attempts()).isEqualTo(attempt);
            assertThat(Duration.between(on.clock.instant(), onlyRow(on).dueAt()))
                    .isBetween(wait, wait.multipliedBy(5).dividedBy(4));
            on.clock.set(onlyRow(on).dueAt());
        }
        assertThat(leases).hasSize(4).containsOnly(Duration.ofMinutes(1));
    }

    @Test
    @DisplayName("a thread that is interrupted begins no mail: all of it stays as it was, and the thread interrupted")
    default void deliveryInterruptedBefore() {
        Scene on = Scene.on(subject());
        List<Invite> invites = invites(on, 3);

        Thread.currentThread().interrupt();
        int done = on.muster.runDueWork();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(done).isZero();
        assertUntried(on, 3);
        on.muster.runDueWork();
        assertThat(invites)
                .extracting(invite -> on.get(invite.id()).delivery())
                .containsOnly(Delivery.sent(1, on.clock.instant()));
    }

    @Test
    @DisplayName("interrupted at work, a thread and its helpers end after the mails in flight, and give the rest back")
    default void deliveryInterruptedAtWork() {
        CompletableFuture<Thread> helper = new CompletableFuture<Thread>().orTimeout(Race.PATIENCE_SECONDS, SECONDS);
        CountDownLatch interrupted = new CountDownLatch(1);
        Queue<Notification> sent = new ConcurrentLinkedQueue<>();
        Thread caller = Thread.currentThread();
        Notifier notifier = DeliveryLoopRules.taking(2, mail -> {
            sent.add(mail);
            if (!Thread.currentThread().equals(caller)) {
                helper.complete(Thread.currentThread());
                DeliveryLoopRules.await(interrupted);
                return;
            }
            helper.join();
            caller.interrupt();
            throw DeliveryException.permanent("550", null);
        });
        // The helper ends while the caller is told what became of its mail, when its interruption has been put off.
        TeamListener listener = event -> {
            if (event.type() == EventType.INVITE_UNDELIVERED) {
                interrupted.countDown();
                join(helper.join());
            }
        };
        Scene on = Scene.on(subject(), builder -> builder.notifier(notifier).listener(listener));
        invites(on, 20);

        int done = on.muster.runDueWork();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(done).isEqualTo(2);
        assertThat(sent).hasSize(2);
        assertUntried(on, 18);
    }

    @Test
    @DisplayName("an interruption waits until it is written down what became of the mail in flight")
    default void deliveryInterruptedInFlight() {
        List<Boolean> interrupted = new ArrayList<>();
        Scene on = Scene.on(
                subject(),
                builder -> builder.listener(
                                event -> interrupted.add(Thread.currentThread().isInterrupted()))
                        .notifier(mail -> {
                            Thread.currentThread().interrupt();
                            throw DeliveryException.permanent("550", null);
                        }));

        on.invite(on.ann, Scene.user("ben"), "member");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(on.last().type()).isEqualTo(EventType.INVITE_UNDELIVERED);
        assertThat(interrupted).containsOnly(false);
    }

    @Test
    @DisplayName("several threads that have due work done hand the notifier no more at once than it takes")
    default void deliveryBySeveralThreads() throws Exception {
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Scene on = Scene.on(
                subject(),
                builder -> builder.notifier(DeliveryLoopRules.taking(1, mail -> {
                    most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                    LockSupport.parkNanos(MAIL_NANOS);
                    inFlight.decrementAndGet();
                })));
        for (int round = 0; round < Race.rounds(); round++) {
            invites(on, 5);
            Callable<Integer> caller = on.muster::runDueWork;
            Race.together(List.of(caller, caller, caller, caller));
            assertThat(on.outbox()).isEmpty();
        }
        assertThat(most).hasValue(1);
    }

    private static List<Invite> invites(Scene on, int count) {
        List<Invite> invites = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            invites.add(on.send(on.ann, Scene.address(Scene.user("u" + i)), "member"));
        }
        return invites;
    }

    private static void join(Thread thread) {
        try {
            thread.join(SECONDS.toMillis(Race.PATIENCE_SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertThat(thread.isAlive()).isFalse();
    }

    private static OutboxRow onlyRow(Scene on) {
        assertThat(on.outbox()).hasSize(1);
        return on.outbox().get(0);
    }

    /** Due now, and as if nobody had claimed it. */
    private static void assertUntried(Scene on, int count) {
        assertThat(on.outbox()).hasSize(count).allSatisfy(row -> {
            assertThat(row.attempts()).isZero();
            assertThat(row.dueAt()).isBeforeOrEqualTo(on.clock.instant());
        });
    }
}
