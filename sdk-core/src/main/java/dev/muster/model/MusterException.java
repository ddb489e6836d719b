package dev.muster.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules say no, and nothing was changed. {@link #reason()} is for code, {@link Reason#kind()} for an HTTP status,
 * the message for a developer. Neither holds a token or a link.
 */
public final class MusterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What a caller can do about it. */
    public enum Kind {
        /** There is no such thing, as far as this actor may know (404). */
        NOT_FOUND,
        /** There is, but this actor may not (403). */
        FORBIDDEN,
        /** Not in this state of affairs; it may be possible later or otherwise (409). */
        CONFLICT,
        /** It was possible once and will not be again (410). */
        GONE,
        /** A limit is reached (429). */
        LIMITED
    }

    /** Why. */
    public enum Reason {
        /** No such team, or the actor is not in it. */
        TEAM_NOT_FOUND(Kind.NOT_FOUND),
        /** No such member in this team. */
        MEMBER_NOT_FOUND(Kind.NOT_FOUND),
        /** No such invite in this team, or the token is unknown, forged or foreign. */
        INVITE_NOT_FOUND(Kind.NOT_FOUND),
        /** Nobody asks for a new link of this invite. */
        LINK_REQUEST_NOT_FOUND(Kind.NOT_FOUND),
        /** Nobody who accepted this invite waits for approval. */
        HELD_ACCEPTANCE_NOT_FOUND(Kind.NOT_FOUND),
        /** No such role for this team. */
        ROLE_NOT_FOUND(Kind.NOT_FOUND),

        /** The actor lacks a permission; {@link MusterException#missing()} names it. */
        PERMISSION_MISSING(Kind.FORBIDDEN),
        /** More than the actor has would be given or taken away; {@link MusterException#missing()} names it. */
        CEILING_EXCEEDED(Kind.FORBIDDEN),
        /** Only an owner acts on owners and gives the owner role. */
        OWNER_ONLY(Kind.FORBIDDEN),
        /** Only a system actor does this. */
        SYSTEM_ONLY(Kind.FORBIDDEN),
        /** The membership is suspended. */
        MEMBER_SUSPENDED(Kind.FORBIDDEN),
        /** The invite is for another address; the detail {@code invited} has it masked. */
        WRONG_ACCOUNT(Kind.FORBIDDEN),
        /** Holding this link proves no mailbox, so sign-in with a verified address is needed. */
        MAILBOX_NOT_PROVEN(Kind.FORBIDDEN),
        /** Who gave the invite's roles no longer has the right to; a resend by somebody who has it mends that. */
        INVITER_LACKS_AUTHORITY(Kind.FORBIDDEN),
        /** The team lets nobody in from this mail domain; the detail {@code domain} has it. */
        DOMAIN_REFUSED(Kind.FORBIDDEN),
        /** A {@code TeamPolicy} of the host said no; the message is the policy's. */
        POLICY_REFUSED(Kind.FORBIDDEN),

        /** The team is suspended. */
        TEAM_SUSPENDED(Kind.CONFLICT),
        /** The slug belongs to another team. */
        SLUG_TAKEN(Kind.CONFLICT),
        /** This user, or somebody with this address, is a member already. */
        ALREADY_MEMBER(Kind.CONFLICT),
        /** This address has an open invite already. */
        ALREADY_INVITED(Kind.CONFLICT),
        /** The team would be left without an active owner for good. */
        LAST_OWNER(Kind.CONFLICT),
        /** Somebody else changed it meanwhile; the detail {@code rev} has the present rev. */
        STALE_REV(Kind.CONFLICT),
        /** The key of this bulk call was used for other rows, or in another mode, in the last 30 days. */
        KEY_REUSED(Kind.CONFLICT),
        /** A role that the invite gives is no longer there; an edit of the invite mends that. */
        ROLE_GONE(Kind.CONFLICT),
        /** Another role of the team, or of the code, has this name but for case; the detail {@code role} has its id. */
        ROLE_NAME_TAKEN(Kind.CONFLICT),
        /** The role is retired: it stays where it is and is not newly given. */
        ROLE_RETIRED(Kind.CONFLICT),
        /** The role is declared in code, the same for all teams, and is changed there. */
        ROLE_IN_CODE(Kind.CONFLICT),
        /**
         * The role cannot go without a replacement, or while others include it; the details {@code members} and
         * {@code invites} say how many have it, {@code includedBy} which roles do.
         */
        ROLE_IN_USE(Kind.CONFLICT),
        /** Roles would include each other in a circle. */
        ROLE_CYCLE(Kind.CONFLICT),
        /** The link works, so no new one is needed. */
        LINK_WORKS(Kind.CONFLICT),
        /** The key that the link was made with is not configured; a resend makes a new link. */
        LINK_KEY_UNKNOWN(Kind.CONFLICT),
        /**
         * Code of the host failed while somebody accepted, such as what sets up the account. Never thrown, as the host's
         * own exception is: only {@link FailedAccept} tells it.
         */
        ACCOUNT_NOT_SET_UP(Kind.CONFLICT),

        /** Past its expiry; a resend reopens it. */
        INVITE_EXPIRED(Kind.GONE),
        /** It was taken back. */
        INVITE_REVOKED(Kind.GONE),
        /** Its person said no. */
        INVITE_DECLINED(Kind.GONE),
        /** It was accepted: where the asker is known, the detail {@code by} says {@code you} or {@code another}. */
        INVITE_USED(Kind.GONE),
        /** A newer link was sent; this one is dead. */
        LINK_REPLACED(Kind.GONE),

        /** All seats are taken; the detail {@code seats} has the limit. */
        SEATS_EXHAUSTED(Kind.LIMITED),
        /** The team has as many roles of its own as it may; the detail {@code roles} has the limit. */
        ROLES_EXHAUSTED(Kind.LIMITED),
        /** The team has as many open invites as it may; the detail {@code invites} has the limit. */
        PENDING_EXHAUSTED(Kind.LIMITED),
        /**
         * Too often: the detail {@code per} says whether too many invites were sent by this {@code actor}, in this
         * {@code team} or to this {@code recipient}, or too many links asked for of this {@code invite};
         * {@link MusterException#retryAfter()} says when again.
         */
        RATE_LIMITED(Kind.LIMITED),
        /** Sent a moment ago; {@link MusterException#retryAfter()} says when again. */
        RESEND_TOO_SOON(Kind.LIMITED),
        /** Sent too often; revoke it and send a new invite. */
        RESENDS_EXHAUSTED(Kind.LIMITED);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }

        public Kind kind() {
            return kind;
        }
    }

    private final Reason reason;
    private final TreeMap<String, String> details = new TreeMap<>();
    private final transient @Nullable List<PermissionPattern> missing;
    private final @Nullable Duration retryAfter;

    private MusterException(
            Reason reason, String message, List<PermissionPattern> missing, @Nullable Duration retryAfter) {
        super(reason + ": " + message);
        this.reason = Objects.requireNonNull(reason, "reason");
        this.missing = List.copyOf(missing);
        this.retryAfter = retryAfter;
    }

    public static MusterException of(Reason reason, String message) {
        return new MusterException(reason, message, List.of(), null);
    }

    /** A refusal for want of these permissions, which the message names too. */
    public static MusterException missing(Reason reason, String message, List<PermissionPattern> missing) {
        return new MusterException(reason, message + ": " + missing, missing, null);
    }

    /** A refusal that ends by itself after this time. */
    public static MusterException retryAfter(Reason reason, String message, Duration retryAfter) {
        return new MusterException(reason, message, List.of(), retryAfter);
    }

    /** Adds a detail for code, such as {@code rev} or {@code invited}. */
    public MusterException with(String detail, Object value) {
        details.put(detail, String.valueOf(value));
        return this;
    }

    public Reason reason() {
        return reason;
    }

    /** Shorthand for {@code reason().kind()}. */
    public Kind kind() {
        return reason.kind();
    }

    /** Facts for code, as named at the reasons. Never a token, a link or an address that the caller did not give. */
    public Map<String, String> details() {
        return Map.copyOf(details);
    }

    /** The permissions that the actor lacks; empty for other reasons. */
    public List<PermissionPattern> missing() {
        return missing == null ? List.of() : missing;
    }

    /** When to try again; absent where waiting does not help. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
