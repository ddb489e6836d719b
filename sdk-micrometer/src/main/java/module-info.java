/** Meters of the delivery for Micrometer. */
module dev.muster.micrometer {
    requires transitive dev.muster;
    requires transitive micrometer.core;

    exports dev.muster.micrometer;
}
