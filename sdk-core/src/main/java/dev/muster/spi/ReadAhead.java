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
 * What will be read of a team, as far as that is known before. A storage may fetch it on one trip, that of a change after
 * the touch; it changes no answer. More than this may be read, and less.
 *
 * @param members who will be looked up by their user id
 * @param invite which invite will be
 * @param inviter whether the member who sent that invite will be looked up
 * @param address whose members, and whose invite that holds it, will be
 */
public record ReadAhead(
        Set<UserId> members,
        @Nullable InviteId invite,
        boolean inviter,
        @Nullable EmailAddress address) {

    public static final ReadAhead NOTHING = new ReadAhead(Set.of(), null, false, null);

    public ReadAhead {
        members = Set.copyOf(members);
    }

    public static ReadAhead invite(InviteId id) {
        return NOTHING.andInvite(id);
    }

    public static ReadAhead inviteAndInviter(InviteId id) {
        return new ReadAhead(Set.of(), Objects.requireNonNull(id, "id"), true, null);
    }

    public static ReadAhead address(EmailAddress email) {
        return new ReadAhead(Set.of(), null, false, Objects.requireNonNull(email, "email"));
    }

    public static ReadAhead member(UserId user) {
        return NOTHING.andMember(user);
    }

    public ReadAhead andInvite(InviteId id) {
        return new ReadAhead(members, Objects.requireNonNull(id, "id"), inviter, address);
    }

    public ReadAhead andMember(UserId user) {
        Set<UserId> all = new LinkedHashSet<>(members);
        all.add(Objects.requireNonNull(user, "user"));
        return new ReadAhead(all, invite, inviter, address);
    }

    /** The same and this actor's membership, if it is a user. */
    public ReadAhead andActor(ActorRef actor) {
        return actor.type() == ActorRef.Type.USER ? andMember(UserId.of(actor.id())) : this;
    }
}
