package dev.muster.spi;

import dev.muster.model.ActorRef;
import dev.muster.model.EmailAddress;
import dev.muster.model.InviteId;
import dev.muster.model.UserId;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a change will read, as far as that is known before it begins. A storage may fetch it on the trip that touches the
 * team, after the touch; it changes no answer. More than this may be read, and less.
 *
 * @param members who will be looked up by their user id
 * @param invite which invite will be
 * @param address whose members, and whose invite that holds it, will be
 */
public record ReadAhead(
        Set<UserId> members,
        @Nullable InviteId invite,
        @Nullable EmailAddress address) {

    public static final ReadAhead NOTHING = new ReadAhead(Set.of(), null, null);

    public ReadAhead {
        members = Set.copyOf(members);
    }

    public static ReadAhead invite(InviteId id) {
        return NOTHING.andInvite(id);
    }

    public static ReadAhead address(EmailAddress email) {
        return new ReadAhead(Set.of(), null, Objects.requireNonNull(email, "email"));
    }

    public static ReadAhead member(UserId user) {
        return NOTHING.andMember(user);
    }

    public ReadAhead andInvite(InviteId id) {
        return new ReadAhead(members, Objects.requireNonNull(id, "id"), address);
    }

    public ReadAhead andMember(UserId user) {
        Set<UserId> all = new LinkedHashSet<>(members);
        all.add(Objects.requireNonNull(user, "user"));
        return new ReadAhead(all, invite, address);
    }

    /** The same and this actor's membership, if it is a user. */
    public ReadAhead andActor(ActorRef actor) {
        return actor.type() == ActorRef.Type.USER ? andMember(UserId.of(actor.id())) : this;
    }
}
