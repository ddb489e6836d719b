/** Meters of the delivery for Micrometer, which has no module descriptor of its own. */
@SuppressWarnings("requires-transitive-automatic")
module dev.muster.micrometer {
    requires transitive dev.muster;
    requires transitive micrometer.core;

    exports dev.muster.micrometer;
}
