package dev.muster.jdbc;

import dev.muster.spi.Storage;
import dev.muster.testkit.MusterContract;
import org.junit.jupiter.api.BeforeEach;

class PostgresMusterTest extends MusterContract {

    @BeforeEach
    void forgetMail() {
        TestDatabase.POSTGRESQL.forgetMail();
    }

    @Override
    protected Storage storage() {
        return TestDatabase.POSTGRESQL.storage();
    }
}
