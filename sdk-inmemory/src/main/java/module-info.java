/** A storage that lives in memory: for tests and first steps, and the strict reference for every other one. */
module dev.muster.inmemory {
    requires transitive dev.muster;

    exports dev.muster.inmemory;
}
