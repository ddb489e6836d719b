package dev.muster.internal.delivery;

/** Trying again cannot help, and no notifier was asked. The reason is shown to people who manage invites. */
final class Undeliverable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    Undeliverable(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
