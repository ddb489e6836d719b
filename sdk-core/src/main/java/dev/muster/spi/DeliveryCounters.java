package dev.muster.spi;

/**
 * Counts what becomes of notifications on this node, for whoever watches it. Called by the threads that deliver, several
 * at once; be quick. An exception is logged and changes nothing.
 */
public interface DeliveryCounters {

    /** It was handed over. */
    void sent(Notification.Kind kind);

    /** It was not handed over, and is tried again later. */
    void retried(Notification.Kind kind);

    /** It was given up. */
    void failed(Notification.Kind kind);
}
