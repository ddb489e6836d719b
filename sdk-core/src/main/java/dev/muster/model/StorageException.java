package dev.muster.model;

import org.jspecify.annotations.Nullable;

/**
 * The machine broke, not a rule. Two kinds are told apart: {@link Busy} (nothing was changed, try again) and
 * {@link OutcomeUnknown} (look before you try again). Messages hold no values that were stored.
 */
public class StorageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StorageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Too many others at the same team for too long. Nothing was changed; trying again later may succeed. */
    public static final class Busy extends StorageException {

        private static final long serialVersionUID = 1L;

        public Busy(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The connection was lost while committing: the change may be in or not. Look, then decide. */
    public static final class OutcomeUnknown extends StorageException {

        private static final long serialVersionUID = 1L;

        public OutcomeUnknown(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
