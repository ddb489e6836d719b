package dev.muster.jdbc;

import dev.muster.spi.Storage;
import dev.muster.testkit.MusterContract;
import org.junit.jupiter.api.BeforeEach;

class MariaMusterTest extends MusterContract {

    @BeforeEach
    void forgetMail() {
        TestDatabase.MARIADB.forgetMail();
    }

    @Override
    protected Storage storage() {
        return TestDatabase.MARIADB.storage();
    }
}
