package dev.muster.spi;

import java.util.UUID;

/** The outbox inside a change: what is to be told commits with why it is to be told. */
public interface OutboxStore {

    void add(OutboxRow row);

    /** Deletes a row of this team; none is no error. */
    void delete(UUID id);
}
