package dev.muster.jdbc;

import dev.muster.spi.Storage;
import dev.muster.testkit.StorageContract;

class SqliteStorageTest extends StorageContract {

    @Override
    protected Storage storage() {
        return TestDatabase.SQLITE.storage();
    }

    @Override
    public boolean changesTeamsSideBySide() {
        return false;
    }
}
