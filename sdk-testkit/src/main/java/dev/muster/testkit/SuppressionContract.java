package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.spi.Storage.TransientConflict;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
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
    @DisplayName("race: several who keep the same subject, and others, at once: all are kept")
    default void raceToSuppress() throws Exception {
        Bench on = new Bench(this);
        for (int round = 0; round < Race.rounds(); round++) {
            String common = subject32();
            List<String> all = new CopyOnWriteArrayList<>(List.of(common));
            Race.together(4, () -> {
                insist(on, common);
                for (int i = 0; i < 5; i++) {
                    String own = subject32();
                    insist(on, own);
                    all.add(own);
                }
                return common;
            });
            assertThat(all).allMatch(subject -> suppressed(on, subject));
        }
    }

    private static void insist(Bench on, String subject) {
        while (true) {
            try {
                on.doWork(work -> work.suppress(subject, Sample.T0));
                return;
            } catch (TransientConflict e) {
                // Another one was faster: again.
            }
        }
    }
}
