/** What a storage is measured with, and help for the tests of a host. */
module dev.muster.testkit {
    requires transitive dev.muster;
    requires net.jqwik.api;
    requires org.assertj.core;
    requires transitive org.junit.jupiter.api;

    exports dev.muster.testkit;

    // The engines find the tests of a contract by reflection.
    opens dev.muster.testkit;
}
