package dev.muster.model;

import java.util.Objects;

/**
 * Who did something, as recorded in history, events and grants. It carries no authority: only an {@link Actor} does.
 *
 * @param type what kind of actor it was
 * @param id the user id, the reason that a system actor gave, or the id of the invite whose link spoke
 */
public record ActorRef(Type type, String id) {

    /** The kinds of actor. */
    public enum Type {
        /** A signed-in user of the host. */
        USER,
        /** The host's own code. */
        SYSTEM,
        /** The holder of an invite's link, not known by name. */
        LINK
    }

    public ActorRef {
        Objects.requireNonNull(type, "type");
        id = Text.key("actor", id);
    }

    public static ActorRef user(UserId user) {
        return new ActorRef(Type.USER, Objects.requireNonNull(user, "user").value());
    }

    public static ActorRef system(String reason) {
        return new ActorRef(Type.SYSTEM, reason);
    }

    public static ActorRef link(InviteId invite) {
        return new ActorRef(Type.LINK, Objects.requireNonNull(invite, "invite").toString());
    }

    /** Whether this is that user. */
    public boolean isUser(UserId user) {
        Objects.requireNonNull(user, "user");
        return type == Type.USER && id.equals(user.value());
    }

    @Override
    public String toString() {
        return type + ":" + id;
    }
}
