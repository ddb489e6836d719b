package dev.muster.jdbc;

import dev.muster.spi.Storage;
import dev.muster.testkit.StorageContract;

class H2FileStorageTest extends StorageContract {

    @Override
    protected Storage storage() {
        return TestDatabase.H2_FILE.storage();
    }
}
