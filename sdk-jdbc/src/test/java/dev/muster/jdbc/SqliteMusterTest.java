package dev.muster.jdbc;

import dev.muster.spi.Storage;
import dev.muster.testkit.MusterContract;
import org.junit.jupiter.api.BeforeEach;

class SqliteMusterTest extends MusterContract {

    @BeforeEach
    void forgetMail() {
        TestDatabase.SQLITE.forgetMail();
    }

    @Override
    protected Storage storage() {
        return TestDatabase.SQLITE.storage();
    }
}
