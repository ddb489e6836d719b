package dev.muster.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of the "Users" page: a member, or somebody who is invited.
 *
 * @param user who, if a member
 * @param invite which invite, if invited
 * @param name what to show; the address where there is no name
 * @param email where they are reached
 * @param roles what they hold, or will hold
 * @param roleNames what these roles are called, in the same order; the id for one that is no longer there
 * @param location free text
 * @param status what to show
 * @param delivery what became of the invite's mail; absent for a member
 * @param linkRequestedAt since when a new link is asked for; absent if it is not
 * @param rev for {@code ifRev}
 * @param actions what the one who asks may do with this row
 */
public record PeopleEntry(
        @Nullable UserId user,
        @Nullable InviteId invite,
        String name,
        EmailAddress email,
        List<RoleGrant> roles,
        List<String> roleNames,
        @Nullable String location,
        PeopleStatus status,
        @Nullable Delivery delivery,
        @Nullable Instant linkRequestedAt,
        long rev,
        Set<PeopleAction> actions) {

    public PeopleEntry {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(email, "email");
        roles = Text.list("roles", roles);
        roleNames = Text.list("roleNames", roleNames);
        Objects.requireNonNull(status, "status");
        actions = Set.copyOf(Objects.requireNonNull(actions, "actions"));
    }
}
