package dev.muster.jdbc;

import dev.muster.spi.Storage;
import dev.muster.testkit.MusterContract;
import org.junit.jupiter.api.BeforeEach;

class H2FileMusterTest extends MusterContract {

    @BeforeEach
    void forgetMail() {
        TestDatabase.H2_FILE.forgetMail();
    }

    @Override
    protected Storage storage() {
        return TestDatabase.H2_FILE.storage();
    }
}
