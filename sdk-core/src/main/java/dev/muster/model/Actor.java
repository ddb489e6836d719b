package dev.muster.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * On whose authority a call is made: its first argument, always. A user's permissions are checked; a system actor's are
 * not. It can be written as JSON (as its {@link ActorRef}) but never read from it, so that no request body can claim to
 * be somebody.
 */
public final class Actor {

    private final ActorRef ref;

    private Actor(ActorRef ref) {
        this.ref = ref;
    }

    /** The signed-in user who asks. */
    public static Actor user(UserId user) {
        return new Actor(ActorRef.user(Objects.requireNonNull(user, "user")));
    }

    /** The signed-in user who asks, by the host's key. */
    public static Actor user(String user) {
        return user(UserId.of(user));
    }

    /**
     * The host's own code. No permission is checked: keep it out of request handling.
     *
     * @param reason why, for the history: "nightly import"
     */
    public static Actor system(String reason) {
        return new Actor(ActorRef.system(Objects.requireNonNull(reason, "reason")));
    }

    public boolean isSystem() {
        return ref.type() == ActorRef.Type.SYSTEM;
    }

    /** Whether this is that user. */
    public boolean isUser(UserId user) {
        return ref.isUser(user);
    }

    @JsonValue
    public ActorRef ref() {
        return ref;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Actor that && ref.equals(that.ref);
    }

    @Override
    public int hashCode() {
        return ref.hashCode();
    }

    @Override
    public String toString() {
        return ref.toString();
    }
}
