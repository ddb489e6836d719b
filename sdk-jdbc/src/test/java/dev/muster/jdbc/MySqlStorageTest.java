package dev.muster.jdbc;

import dev.muster.spi.Storage;
import dev.muster.testkit.StorageContract;

class MySqlStorageTest extends StorageContract {

    @Override
    protected Storage storage() {
        return TestDatabase.MYSQL.storage();
    }
}
