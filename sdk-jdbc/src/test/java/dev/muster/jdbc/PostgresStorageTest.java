package dev.muster.jdbc;

import dev.muster.spi.Storage;
import dev.muster.testkit.StorageContract;

class PostgresStorageTest extends StorageContract {

    @Override
    protected Storage storage() {
        return TestDatabase.POSTGRESQL.storage();
    }
}
