package dev.muster;

/** Placeholder until the services move in. */
public final class Muster {
    private Muster() {}
}
