package dev.muster.internal.delivery;

/** The link cannot be derived: its key is not configured. */
final class KeyUnknown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyUnknown(String keyId) {
        super("the link key " + keyId + " is not configured", null, false, false);
    }
}
