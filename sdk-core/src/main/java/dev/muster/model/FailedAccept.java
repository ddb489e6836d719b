package dev.muster.model;

import java.time.Instant;
import java.util.Objects;

/**
 * That somebody tried to accept an invite with a link of ours, or from the list of their invitations, and was refused.
 *
 * @param reason what they were told; ACCOUNT_NOT_SET_UP, if code of the host failed
 * @param times how often
 * @param lastAt when they were told so last
 */
public record FailedAccept(MusterException.Reason reason, int times, Instant lastAt) {

    public FailedAccept {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(lastAt, "lastAt");
    }
}
