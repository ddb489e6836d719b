package dev.muster.testkit;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/**
 * What no sequence of calls can break. Nothing is shrunk, here and in the other chapters: jqwik goes on shrinking in a
 * thread of its own after its time is up, on the storage that the next tests use.
 */
interface SequenceProperties extends RulesPart {

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    @Label("whatever people do to a team one after the other, every rule holds after every step")
    default void sequence(@ForAll(supplier = Step.Sequences.class) List<Step> steps) {
        Referee referee = new Referee(new Play(Scene.on(subject())));
        steps.forEach(referee::judge);
    }

    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
    @Label("whatever people do to a team one after the other, every rule holds after every step: many more sequences")
    @AddLifecycleHook(InProof.class)
    default void sequenceProof(@ForAll(supplier = Step.Sequences.class) List<Step> steps) {
        sequence(steps);
    }

    /** Only where asked for: on a server a thousand sequences take minutes, and the rules are the same on all storages. */
    final class InProof implements SkipExecutionHook {

        /** Made by jqwik. */
        InProof() {}

        @Override
        public SkipResult shouldBeSkipped(LifecycleContext context) {
            return Boolean.getBoolean("muster.sequences.many")
                    ? SkipResult.doNotSkip()
                    : SkipResult.skip("part of the proof");
        }
    }
}
