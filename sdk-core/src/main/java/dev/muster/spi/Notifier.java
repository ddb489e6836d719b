package dev.muster.spi;

import org.jspecify.annotations.Nullable;

/**
 * Tells people things. Called by the delivery, outside of every transaction, at least once for each thing, by several
 * threads {@linkplain #atOnce() at once}.
 */
@FunctionalInterface
public interface Notifier {

    /**
     * Hands one notification over. Returning means that the next hop has it. Bound your time-outs by less than 30
     * seconds: what takes longer may meanwhile be sent by another node, and while this hangs, one sender less is at work.
     *
     * @throws DeliveryException if it was not handed over; any other exception counts as a passing failure
     */
    void send(Notification notification) throws DeliveryException;

    /**
     * Whether what is sent can be read only by who reads the mailbox it is addressed to. Then holding the link proves
     * that mailbox, and an account may be set up from it. False unless you are sure.
     */
    default boolean reachesMailbox() {
        return false;
    }

    /**
     * How many notifications it takes at the same time, 1 or more. Asked once, when Muster is built. Waiting for answers
     * is what sets the rate, so more connections make more mails a second.
     */
    default int atOnce() {
        return 4;
    }

    /** It was not handed over. */
    final class DeliveryException extends Exception {

        private static final long serialVersionUID = 1L;

        private final boolean permanent;

        private DeliveryException(String reason, boolean permanent, @Nullable Throwable cause) {
            super(reason, cause);
            this.permanent = permanent;
        }

        /** Trying again later may help. The reason is shown to people who manage invites: no link in it. */
        public static DeliveryException passing(String reason, @Nullable Throwable cause) {
            return new DeliveryException(reason, false, cause);
        }

        /** Trying again cannot help: there is no such mailbox. The reason is shown to people who manage invites. */
        public static DeliveryException permanent(String reason, @Nullable Throwable cause) {
            return new DeliveryException(reason, true, cause);
        }

        public boolean isPermanent() {
            return permanent;
        }
    }
}
