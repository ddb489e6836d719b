package dev.muster.inmemory;

import dev.muster.spi.Storage;
import dev.muster.testkit.StorageContract;

class MemoryStorageContractTest extends StorageContract {

    private static final Storage STORAGE = MemoryStorage.create();

    @Override
    protected Storage storage() {
        return STORAGE;
    }
}
