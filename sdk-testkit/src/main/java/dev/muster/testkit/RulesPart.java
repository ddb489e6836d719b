package dev.muster.testkit;

import dev.muster.spi.Storage;

/** One chapter of {@link MusterContract}. */
interface RulesPart {

    /** What is tested: it may hold anything already. */
    Storage subject();
}
