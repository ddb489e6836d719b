package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.spi.Storage.TransientConflict;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is kept of who wants no mail. */
interface SuppressionContract extends ContractPart {

    private static String subject32() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static boolean suppressed(Bench on, String subject) {
        return on.storage().<Boolean>scan(scanner -> scanner.suppressed(subject));
    }

    @Test
    @DisplayName("a subject is kept until it is allowed again, and asked for exactly; both may be done twice")
    default void suppressionKept() {
        Bench on = new Bench(this);
        String subject = "aB" + subject32().substring(2);
        assertThat(suppressed(on, subject)).isFalse();
        on.doWork(work -> work.allow(subject));
        for (int i = 0; i < 2; i++) {
            on.doWork(work -> work.suppress(subject, Sample.T0));
            assertThat(suppressed(on, subject)).isTrue();
        }
        assertThat(suppressed(on, "Ab" + subject.substring(2))).isFalse();
        assertThat(suppressed(on, subject32())).isFalse();
        on.doWork(work -> work.allow(subject));
        assertThat(suppressed(on, subject)).isFalse();
    }

    @Test
    @DisplayName("what a work that throws has kept is not kept")
    default void suppressionRolledBack() {
        Bench on = new Bench(this);
        String subject = subject32();
        assertThatThrownBy(() -> on.doWork(work -> {
                    work.suppress(subject, Sample.T0);
                    throw new IllegalArgumentException("broken");
                }))
                .hasMessage("broken");
        assertThat(suppressed(on, subject)).isFalse();
    }

    @Test
    @DisplayName("race: several who keep one subject at once: it is kept")
    default void raceToSuppress() throws Exception {
        Bench on = new Bench(this);
        for (int round = 0; round < Race.rounds(); round++) {
            String subject = subject32();
            Race.together(3, () -> insist(on, subject));
            assertThat(suppressed(on, subject)).isTrue();
        }
    }

    private static boolean insist(Bench on, String subject) {
        while (true) {
            try {
                on.doWork(work -> work.suppress(subject, Sample.T0));
                return true;
            } catch (TransientConflict e) {
                // Another one was faster: again.
            }
        }
    }
}
