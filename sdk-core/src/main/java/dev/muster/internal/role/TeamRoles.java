package dev.muster.internal.role;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Diff;
import dev.muster.internal.change.Gate;
import dev.muster.internal.change.View;
import dev.muster.internal.rules.Bounds;
import dev.muster.internal.rules.Operation;
import dev.muster.internal.rules.OwnRoles;
import dev.muster.internal.rules.RoleBook;
import dev.muster.internal.rules.Stale;
import dev.muster.model.Actor;
import dev.muster.model.EventType;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewRole;
import dev.muster.model.PermissionPattern;
import dev.muster.model.Role;
import dev.muster.model.RoleEdit;
import dev.muster.model.RoleId;
import dev.muster.model.RoleStatus;
import dev.muster.model.TeamId;
import dev.muster.spi.StoredRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes, copies, edits, retires and restores roles of a team's own. */
public final class TeamRoles {

    private final Gate gate;
    private final Bounds bounds;

    public TeamRoles(Gate gate, Bounds bounds) {
        this.gate = gate;
        this.bounds = bounds;
    }

    public Role make(Actor actor, TeamId team, NewRole role) {
        Objects.requireNonNull(role, "role");
        judge(role.name(), role.description(), role.permissions(), role.includes());
        return gate.change(actor, team, change -> {
            change.require(Operation.MANAGE_ROLES);
            return insert(change, made(change, role));
        });
    }

    /**
     * A new role with what another one holds and includes itself, be that one of the code; without what is no longer
     * declared or there, which nobody could have asked for.
     */
    public Role copy(Actor actor, TeamId team, RoleId id, String name) {
        Objects.requireNonNull(id, "role");
        NewRole named = NewRole.named(name);
        judge(named.name(), null, null, null);
        return gate.change(actor, team, change -> {
            change.require(Operation.MANAGE_ROLES);
            Role role = change.roles().require(id);
            NewRole copy = named.description(role.description())
                    .permissions(only(role.own(), change.roles()::knows))
                    .includes(only(role.includes(), included -> change.roles().find(included) != null));
            return insert(change, made(change, copy));
        });
    }

    public Role edit(Actor actor, TeamId team, RoleId id, RoleEdit edit) {
        Objects.requireNonNull(id, "role");
        Objects.requireNonNull(edit, "edit");
        return gate.change(actor, team, change -> decideEdit(change, id, edit));
    }

    /** As part of a change. */
    public Role decideEdit(Change change, RoleId id, RoleEdit edit) {
        Objects.requireNonNull(id, "role");
        Objects.requireNonNull(edit, "edit");
        judge(edit.name(), edit.description(), edit.permissions(), edit.includes());
        change.require(Operation.MANAGE_ROLES);
        StoredRole before = require(change, id);
        Stale.refuse(edit.ifRev(), before.rev());
        return save(change, before, edited(change, before, edit), EventType.ROLE_EDITED);
    }

    public Role status(Actor actor, TeamId team, RoleId id, RoleStatus status) {
        Objects.requireNonNull(id, "role");
        return gate.change(actor, team, change -> {
            change.require(Operation.MANAGE_ROLES);
            StoredRole before = require(change, id);
            EventType type = status == RoleStatus.RETIRED ? EventType.ROLE_RETIRED : EventType.ROLE_RESTORED;
            return save(change, before, with(change, before, status), type);
        });
    }

    /** The role if it is the team's own. */
    static StoredRole require(View view, RoleId id) {
        Role role = view.roles().require(id);
        return view.ownRoles().stream()
                .filter(own -> own.id().equals(role.id()))
                .findFirst()
                .orElseThrow(() -> MusterException.of(
                        Reason.ROLE_IN_CODE, "this role is declared in code, the same for all teams"));
    }

    /** All roles as they will be. */
    public static RoleBook after(View view, StoredRole role) {
        List<StoredRole> own = new ArrayList<>(view.ownRoles());
        own.removeIf(other -> other.id().equals(role.id()));
        own.add(role);
        return view.rolesWith(own);
    }

    private void judge(
            @Nullable String name,
            @Nullable String description,
            @Nullable Set<PermissionPattern> permissions,
            @Nullable Set<RoleId> includes) {
        bounds.line("name", name);
        bounds.description(description);
        bounds.role(permissions, includes);
    }

    private StoredRole made(Change change, NewRole role) {
        return new StoredRole(
                change.team().id(),
                RoleId.of(gate.ids().next().toString()),
                role.name(),
                role.description(),
                role.permissions() == null ? Set.of() : texts(role.permissions()),
                role.includes() == null ? Set.of() : role.includes(),
                RoleStatus.ACTIVE,
                change.rev());
    }

    private Role insert(Change change, StoredRole role) {
        bounds.oneMoreRole(change.ownRoles().size());
        RoleBook after = after(change, role);
        OwnRoles.require(change.standing(), change.roles(), after, role);
        change.write(tx -> tx.roles().insert(role));
        change.event(EventType.ROLE_MADE, role, diff(null, role));
        return after.require(role.id());
    }

    public static StoredRole edited(Change change, StoredRole before, RoleEdit edit) {
        return new StoredRole(
                before.team(),
                before.id(),
                edit.name() == null ? before.name() : edit.name(),
                edit.description() == null
                        ? before.description()
                        : edit.description().isEmpty() ? null : edit.description(),
                edit.permissions() == null ? before.permissions() : texts(edit.permissions()),
                edit.includes() == null ? before.includes() : edit.includes(),
                before.status(),
                change.rev());
    }

    private static StoredRole with(Change change, StoredRole role, RoleStatus status) {
        return new StoredRole(
                role.team(),
                role.id(),
                role.name(),
                role.description(),
                role.permissions(),
                role.includes(),
                status,
                change.rev());
    }

    private static Role save(Change change, StoredRole before, StoredRole after, EventType type) {
        RoleBook roles = after(change, after);
        OwnRoles.require(change.standing(), change.roles(), roles, after);
        Diff diff = diff(before, after);
        if (diff.isEmpty()) {
            return change.roles().require(before.id());
        }
        change.write(tx -> tx.roles().update(after));
        change.event(type, after, diff);
        return roles.require(after.id());
    }

    static Diff diff(@Nullable StoredRole before, @Nullable StoredRole after) {
        return new Diff()
                .field("name", before == null ? null : before.name(), after == null ? null : after.name())
                .field(
                        "description",
                        before == null ? null : before.description(),
                        after == null ? null : after.description())
                .texts(
                        "permissions",
                        before == null ? Set.of() : before.permissions(),
                        after == null ? Set.of() : after.permissions())
                .texts(
                        "includes",
                        before == null ? Set.of() : values(before.includes()),
                        after == null ? Set.of() : values(after.includes()))
                .field("status", before == null ? null : before.status(), after == null ? null : after.status());
    }

    private static <T> Set<T> only(Set<T> all, Predicate<T> which) {
        return all.stream().filter(which).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> texts(Set<PermissionPattern> patterns) {
        return patterns.stream().map(PermissionPattern::value).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> values(Set<RoleId> roles) {
        return roles.stream().map(RoleId::value).collect(Collectors.toUnmodifiableSet());
    }
}
