package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.model.MemberEdit;
import dev.muster.model.UserId;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A clock that goes back tells nothing about how old an answer is. */
interface AccessClockRules extends RulesPart {

    @Test
    @DisplayName("a clock that was set back costs one read, and not one for each check until it has caught up")
    default void clockSetBack() {
        WatchedStorage storage = new WatchedStorage(subject());
        Scene on = Scene.on(storage);
        assertThat(on.muster.access().can(on.annId, on.id(), AccessRules.READ)).isTrue();
        int once = storage.reads();
        on.clock.advance(Duration.ofHours(-1));
        for (int check = 0; check < 3; check++) {
            assertThat(on.muster.access().can(on.annId, on.id(), AccessRules.READ))
                    .isTrue();
        }
        assertThat(storage.reads()).isEqualTo(once + 1);
    }

    @Test
    @DisplayName("a clock that was set back, and caught up while nobody asked, makes nothing old look new")
    default void clockSetBackUnseen() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.idOf(on.joined("ben", "success"));
        Muster node = on.another(builder -> builder);
        assertThat(node.access().can(ben, on.id(), AccessRules.READ)).isTrue();
        on.clock.advance(Duration.ofMinutes(-1));
        node.runDueWork();
        on.muster.members().edit(on.ann, on.id(), ben, MemberEdit.of().roles("member"));
        on.clock.advance(Duration.ofSeconds(61));
        assertThat(node.access().can(ben, on.id(), AccessRules.READ)).isFalse();
    }

    @Test
    @DisplayName("what was too old already is not new again because the clock was set back to when it was")
    default void clockSetBackToOld() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.idOf(on.joined("ben", "success"));
        Muster node = on.another(builder -> builder);
        assertThat(node.access().can(ben, on.id(), AccessRules.READ)).isTrue();
        on.clock.advance(Duration.ofMinutes(1));
        node.runDueWork();
        on.muster.members().edit(on.ann, on.id(), ben, MemberEdit.of().roles("member"));
        on.clock.advance(Duration.ofSeconds(-59));
        node.runDueWork();
        assertThat(node.access().can(ben, on.id(), AccessRules.READ)).isFalse();
    }
}
