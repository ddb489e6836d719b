package dev.muster.examples.myteam;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Tests of one site, which is opened for all of those in a class and closed behind them. */
abstract class SiteTest {

    static TestSite site;

    @BeforeAll
    static void openSite() {
        site = TestSite.open();
    }

    @AfterAll
    static void closeSite() {
        site.close();
    }
}
