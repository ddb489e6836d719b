package dev.muster.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.spi.Notification;
import dev.muster.spi.Notifier.DeliveryException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Connections")
@Timeout(60)
class ConnectionsTest {

    private static final Notification MAIL = Invitations.toBen().build();

    private SmtpSink sink;
    private ExecutorService threads;

    @BeforeEach
    void start() throws IOException {
        sink = new SmtpSink();
        threads = Executors.newCachedThreadPool();
    }

    @AfterEach
    void stop() throws IOException {
        threads.shutdownNow();
        sink.close();
    }

    private SmtpConfig config() {
        return SmtpConfig.of("localhost", sink.port())
                .plain()
                .from("team@acme.example")
                .clock(Invitations.CLOCK);
    }

    private static DeliveryException refused(SmtpNotifier notifier) {
        return catchThrowableOfType(DeliveryException.class, () -> notifier.send(MAIL));
    }

    private Future<?> inBackground(SmtpNotifier notifier) {
        return threads.submit(() -> {
            notifier.send(MAIL);
            return null;
        });
    }

    private static void pass(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("not so many side by side", e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @DisplayName("are kept: one mail after the other goes over the same")
    void kept() throws Exception {
        try (SmtpNotifier notifier = SmtpNotifier.create(config())) {
            for (int i = 0; i < 5; i++) {
                notifier.send(MAIL);
            }
        }

        assertThat(sink.taken()).isEqualTo(5);
        assertThat(sink.conversations()).hasSize(1);
    }

    @Test
    @DisplayName("are used side by side, as many as configured and never more")
    void sideBySide() throws Exception {
        // Nobody is answered before four mails are there, so fewer connections would never get through.
        CyclicBarrier four = new CyclicBarrier(4);
        sink.beforeTaking(() -> pass(four));
        try (SmtpNotifier notifier = SmtpNotifier.create(config())) {
            List<Future<?>> mails = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                mails.add(inBackground(notifier));
            }
            for (Future<?> mail : mails) {
                mail.get(30, TimeUnit.SECONDS);
            }
        }

        assertThat(sink.taken()).isEqualTo(40);
        assertThat(sink.conversations()).hasSize(4);
    }

    @Test
    @DisplayName("that are free are used by a thread that was interrupted, too: it finishes what it is at")
    void interruptedWithoutWaiting() throws Exception {
        try (SmtpNotifier notifier = SmtpNotifier.create(config())) {
            Thread.currentThread().interrupt();
            notifier.send(MAIL);
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(sink.taken()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(drop)", "421 4.4.2 Bye, you were idle", "421 4.7.0 Enough for one connection"})
    @DisplayName("that the server ended between two mails are renewed, and the mail goes out once")
    void renewed(String end) throws Exception {
        sink.next("MAIL", "250 ok", end);
        try (SmtpNotifier notifier = SmtpNotifier.create(config())) {
            notifier.send(MAIL);
            notifier.send(MAIL);
        }

        assertThat(sink.taken()).isEqualTo(2);
        assertThat(sink.conversations()).hasSize(2);
    }

    @Test
    @DisplayName("that end when a mail is there as a whole are not renewed by the same attempt: it may have been taken")
    void lostAfterTheDot() throws Exception {
        sink.next(".", "250 taken", "(drop)");
        try (SmtpNotifier notifier = SmtpNotifier.create(config())) {
            notifier.send(MAIL);
            DeliveryException e = refused(notifier);

            assertThat(e.isPermanent()).isFalse();
            assertThat(e).hasMessage("The connection to the mail server was lost");
            assertThat(sink.conversations()).hasSize(1);

            notifier.send(MAIL);
        }

        assertThat(sink.taken()).isEqualTo(2);
        assertThat(sink.conversations()).hasSize(2);
    }

    @Test
    @DisplayName("go on after a refused recipient")
    void refusedRecipient() throws Exception {
        sink.next("RCPT", "550 5.1.1 No such user", "451 4.7.1 Greylisted");
        try (SmtpNotifier notifier = SmtpNotifier.create(config())) {
            assertThat(refused(notifier).isPermanent()).isTrue();
            assertThat(refused(notifier).isPermanent()).isFalse();
            notifier.send(MAIL);
        }

        assertThat(sink.taken()).isEqualTo(1);
        assertThat(sink.conversations()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "DATA", "."})
    @DisplayName("that a mail failed on elsewhere are not used for the next one, which goes out")
    void failedElsewhere(String command) throws Exception {
        sink.next(command, "451 4.3.0 Try later");
        try (SmtpNotifier notifier = SmtpNotifier.create(config())) {
            assertThat(refused(notifier)).hasMessage("451 4.3.0 Try later");
            notifier.send(MAIL);
        }

        assertThat(sink.taken()).isEqualTo(1);
        assertThat(sink.conversations()).hasSize(2);
    }

    @Test
    @DisplayName("are closed with a good-bye when they rested for so long as configured")
    void idle() throws Exception {
        try (SmtpNotifier notifier = SmtpNotifier.create(config().idle(Duration.ofMillis(50)))) {
            notifier.send(MAIL);

            sink.awaitAllEnded();

            assertThat(sink.received()).endsWith("QUIT\r\n");
            notifier.send(MAIL);
            assertThat(sink.conversations()).hasSize(2);
        }
    }

    @Test
    @DisplayName("are closed with the notifier, at once those that rest, the others after their mail")
    void closed() throws Exception {
        CountDownLatch underway = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        SmtpNotifier notifier = SmtpNotifier.create(config());
        notifier.send(MAIL);
        sink.beforeTaking(() -> {
            underway.countDown();
            await(goOn);
        });
        Future<?> onItsWay = inBackground(notifier);
        await(underway);

        notifier.close();
        assertThat(sink.open()).isEqualTo(1);
        goOn.countDown();

        onItsWay.get(10, TimeUnit.SECONDS);
        sink.awaitAllEnded();
        assertThat(sink.taken()).isEqualTo(2);
        assertThat(sink.received()).endsWith("QUIT\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EHLO", "MAIL", "RCPT", "DATA", "."})
    @DisplayName("to a server that answers letter by letter are broken off when the time for the mail is over")
    void tarPit(String command) {
        sink.dribbleAt(command);
        try (SmtpNotifier notifier = SmtpNotifier.create(config().deadline(Duration.ofMillis(300)))) {
            DeliveryException e = refused(notifier);

            assertThat(e.isPermanent()).isFalse();
            assertThat(e).hasMessage("The mail server did not answer in time");
        }
    }

    @Test
    @DisplayName("that are all taken for too long make a mail wait no longer than its time")
    void crowded() throws Exception {
        CountDownLatch underway = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        sink.beforeTaking(() -> {
            underway.countDown();
            await(goOn);
        });
        SmtpConfig one = config().connections(1);
        try (SmtpNotifier notifier = SmtpNotifier.create(one.deadline(Duration.ofSeconds(2)))) {
            Future<?> first = inBackground(notifier);
            await(underway);

            DeliveryException e = refused(notifier);

            assertThat(e.isPermanent()).isFalse();
            // The first one is broken off at the same time and may make room.
            assertThat(e.getMessage())
                    .isIn("All connections to the mail server were busy", "The mail server did not answer in time");
            goOn.countDown();
            assertThat(catchThrowableOfType(ExecutionException.class, () -> first.get(10, TimeUnit.SECONDS)))
                    .hasCauseInstanceOf(DeliveryException.class);
        }
    }

    @Test
    @DisplayName("interrupted while waiting for one: passes, and the thread stays interrupted")
    void interrupted() throws Exception {
        CountDownLatch underway = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        sink.beforeTaking(() -> {
            underway.countDown();
            await(goOn);
        });
        try (SmtpNotifier notifier = SmtpNotifier.create(config().connections(1))) {
            Future<?> first = inBackground(notifier);
            await(underway);
            Thread.currentThread().interrupt();

            DeliveryException e = refused(notifier);

            assertThat(Thread.interrupted()).isTrue();
            assertThat(e.isPermanent()).isFalse();
            goOn.countDown();
            first.get(10, TimeUnit.SECONDS);
        }
    }
}
