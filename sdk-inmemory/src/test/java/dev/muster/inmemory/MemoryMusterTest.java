package dev.muster.inmemory;

import dev.muster.spi.Storage;
import dev.muster.testkit.MusterContract;

/** The rules of the product over the in-memory storage. */
class MemoryMusterTest extends MusterContract {

    private final Storage storage = MemoryStorage.create();

    @Override
    protected Storage storage() {
        return storage;
    }
}
