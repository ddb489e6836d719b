package dev.muster.model;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of the "Invites" page.
 *
 * @param invite the invite
 * @param inviter what the member is called who sent it; absent if they have left, or if no member sent it
 * @param roleNames what the invite's roles are called, in the same order; the id for one that is no longer there
 * @param actions what the one who asks may do with it; nothing once it has ended
 */
public record InviteEntry(Invite invite, @Nullable String inviter, List<String> roleNames, Set<PeopleAction> actions) {

    public InviteEntry {
        Objects.requireNonNull(invite, "invite");
        roleNames = Text.list("roleNames", roleNames);
        actions = Set.copyOf(Objects.requireNonNull(actions, "actions"));
    }
}
