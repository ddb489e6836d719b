package dev.muster.spi;

import java.util.UUID;

/** The outbox inside a change: what is to be told commits with why it is to be told. */
public interface OutboxStore {

    /**
     * Adds a row. Its place in the line of what was never claimed is its {@code dueAt}, or, if that is later, one {@link
     * OutboxRow#PACE} after the last place that rows of its team have there, which are as it {@code bulk} or not. So a
     * team that posts much gets in nobody's way, nor does what it posts in bulk in the way of what it posts singly.
     */
    void add(OutboxRow row);

    /** Deletes a row of this team; none is no error. */
    void delete(UUID id);
}
