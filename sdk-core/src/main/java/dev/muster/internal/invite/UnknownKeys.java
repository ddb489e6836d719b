package dev.muster.internal.invite;

import dev.muster.internal.change.Gate;
import dev.muster.internal.link.Links;
import dev.muster.model.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says how many open invites have a link whose key is not configured: after a key was lost, or taken out too early. */
public final class UnknownKeys {

    private static final Logger LOG = LoggerFactory.getLogger(UnknownKeys.class);
    private static final int MOST = 1_000_000;

    private final Gate gate;
    private final Links links;

    public UnknownKeys(Gate gate, Links links) {
        this.gate = gate;
        this.links = links;
    }

    /** Looks through all open invites. That it cannot is no reason not to start. */
    public void warn() {
        try {
            int count = gate.scan(scanner -> scanner.countOtherKeys(links.keyIds(), gate.now(), MOST));
            if (count > 0) {
                LOG.warn(
                        "{} open invites have links made with a key that is not configured: the links do not work, and"
                                + " mails with them fail. Configure it as an earlier key, or resend the invites.",
                        count);
            }
        } catch (StorageException e) {
            LOG.warn("Open invites could not be looked through for links whose key is not configured", e);
        }
    }
}
