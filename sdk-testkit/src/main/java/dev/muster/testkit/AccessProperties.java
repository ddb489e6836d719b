package dev.muster.testkit;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** Answers from memory, in bits, are those of plain sets. */
interface AccessProperties extends RulesPart {

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    @Label("whatever roles there are and whatever changes, every check answers like plain sets without a cache")
    default void access(@ForAll long seed) {
        AccessPlay play = new AccessPlay(subject(), seed);
        for (int step = 0; step < 25; step++) {
            play.step();
            play.check(20);
        }
    }

    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
    @Label("whatever roles there are and whatever changes, every check answers like plain sets: a million checks")
    @AddLifecycleHook(SequenceProperties.InProof.class)
    default void accessProof(@ForAll long seed) {
        access(seed);
    }
}
