package dev.muster.jdbc;

import dev.muster.spi.Storage;
import dev.muster.testkit.StorageContract;

class H2MemoryStorageTest extends StorageContract {

    @Override
    protected Storage storage() {
        return TestDatabase.H2_MEMORY.storage();
    }
}
