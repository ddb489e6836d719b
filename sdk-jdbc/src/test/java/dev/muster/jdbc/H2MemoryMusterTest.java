package dev.muster.jdbc;

import dev.muster.spi.Storage;
import dev.muster.testkit.MusterContract;
import org.junit.jupiter.api.BeforeEach;

class H2MemoryMusterTest extends MusterContract {

    @BeforeEach
    void forgetMail() {
        TestDatabase.H2_MEMORY.forgetMail();
    }

    @Override
    protected Storage storage() {
        return TestDatabase.H2_MEMORY.storage();
    }
}
