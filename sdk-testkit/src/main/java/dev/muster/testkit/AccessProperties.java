package dev.muster.testkit;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** Answers from memory, in bits, are those of plain sets. */
interface AccessProperties extends RulesPart {

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    @Label("whatever roles there are and whatever changes, every check answers like plain sets without a cache")
    default void access(@ForAll long seed) {
        play(seed, 20);
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    @Label("whatever roles there are and whatever changes, every check answers like plain sets: a million checks")
    @AddLifecycleHook(InProof.class)
    default void accessProof(@ForAll long seed) {
        play(seed, 400);
    }

    private void play(long seed, int checks) {
        AccessPlay play = new AccessPlay(subject(), seed);
        for (int step = 0; step < 25; step++) {
            play.step();
            play.check(checks);
        }
    }

    /** Only where races run for many rounds, too. */
    final class InProof implements SkipExecutionHook {

        /** Made by jqwik. */
        InProof() {}

        @Override
        public SkipResult shouldBeSkipped(LifecycleContext context) {
            return Race.rounds() < 200 ? SkipResult.skip("part of the proof") : SkipResult.doNotSkip();
        }
    }
}
