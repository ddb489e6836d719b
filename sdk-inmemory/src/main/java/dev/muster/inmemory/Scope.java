package dev.muster.inmemory;

/** How long an access lasts and what may be done in it. Used by one thread. */
final class Scope {

    private boolean over;
    private boolean written;

    /** Called before each read. */
    void read() {
        refuseIfOver();
        if (written) {
            throw new IllegalStateException("Inside a change all reading comes before the first write (see"
                    + " dev.muster.spi.Transaction): another storage may hold writes back and not show them. Read"
                    + " first, decide, then write.");
        }
    }

    /** Called before each write. */
    void write() {
        refuseIfOver();
        written = true;
    }

    void end() {
        over = true;
    }

    private void refuseIfOver() {
        if (over) {
            throw new IllegalStateException(
                    "This access to the storage is over: use what it hands out only inside it.");
        }
    }
}
