package dev.muster.examples.concepts;

import dev.muster.inmemory.MemoryStorage;
import dev.muster.spi.Storage;
import dev.muster.testkit.StorageContract;
import org.junit.jupiter.api.DisplayName;

@DisplayName("a storage of one's own")
class CountingStorageTest extends StorageContract {

    private static final Storage STORAGE = new CountingStorage(MemoryStorage.create());

    @Override
    protected Storage storage() {
        return STORAGE;
    }
}
