package dev.muster.jdbc;

import dev.muster.spi.Storage;
import dev.muster.testkit.MusterContract;
import org.junit.jupiter.api.BeforeEach;

class MySqlMusterTest extends MusterContract {

    @BeforeEach
    void forgetMail() {
        TestDatabase.MYSQL.forgetMail();
    }

    @Override
    protected Storage storage() {
        return TestDatabase.MYSQL.storage();
    }
}
