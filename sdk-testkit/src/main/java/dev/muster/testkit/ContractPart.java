package dev.muster.testkit;

import dev.muster.spi.Storage;

/** One chapter of {@link StorageContract}. */
interface ContractPart {

    /** What is tested: it may hold anything already. */
    Storage subject();
}
