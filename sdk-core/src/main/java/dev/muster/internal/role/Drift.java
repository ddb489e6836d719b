package dev.muster.internal.role;

import dev.muster.internal.change.Gate;
import dev.muster.internal.page.Pages;
import dev.muster.internal.rules.RoleBook;
import dev.muster.model.Actor;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.Page;
import dev.muster.model.PermissionCatalog;
import dev.muster.model.PermissionPattern;
import dev.muster.model.Role;
import dev.muster.model.RoleDrift;
import dev.muster.model.RoleDrift.Kind;
import dev.muster.model.RoleId;
import dev.muster.model.Slice;
import dev.muster.model.TeamId;
import dev.muster.spi.Scanner.RoleKey;
import dev.muster.spi.StoredRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stored roles of all teams refer to that the code of today does not know, or has by the same name. */
public final class Drift {

    private static final int CHUNK = 500;
    private static final List<@Nullable Object> SCOPE = List.of("drift");

    private final Gate gate;
    private final Pages pages;
    private final RoleBook code;
    private final PermissionCatalog catalog;
    private final Map<String, RoleId> codeByName;

    public Drift(Gate gate, Pages pages, RoleBook code, PermissionCatalog catalog) {
        this.gate = gate;
        this.pages = pages;
        this.code = code;
        this.catalog = catalog;
        this.codeByName = code.all().stream().collect(Collectors.toMap(role -> Role.nameKey(role.name()), Role::id));
    }

    /** Reads as many roles as it takes to fill a page. */
    public Slice<RoleDrift> list(Actor actor, Page page) {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(page, "page");
        if (!actor.isSystem()) {
            throw MusterException.of(Reason.SYSTEM_ONLY, "only a system actor looks into all teams");
        }
        int size = pages.size(page);
        List<String> place = pages.after(page, SCOPE);
        RoleKey after = place == null ? null : new RoleKey(TeamId.of(place.get(0)), RoleId.of(place.get(1)));
        List<RoleDrift> found = new ArrayList<>();
        List<StoredRole> chunk;
        do {
            RoleKey from = after;
            chunk = gate.scan(scanner -> scanner.roles(from, CHUNK));
            for (StoredRole role : chunk) {
                after = new RoleKey(role.team(), role.id());
                RoleDrift drift = of(role);
                if (!drift.none()) {
                    found.add(drift);
                }
            }
        } while (chunk.size() == CHUNK && found.size() <= size);
        List<RoleDrift> rows = found.subList(0, Math.min(found.size(), size + 1));
        return pages.slice(
                rows,
                size,
                SCOPE,
                drift -> List.of(drift.team().toString(), drift.role().value()));
    }

    private RoleDrift of(StoredRole role) {
        Map<String, Kind> permissions = new TreeMap<>();
        for (String stored : role.permissions()) {
            Kind kind = kind(stored);
            if (kind != null) {
                permissions.put(stored, kind);
            }
        }
        Set<String> missing = new TreeSet<>();
        for (RoleId included : role.includes()) {
            // A role of the team's own cannot go while others include it, and its id is a UUID.
            if (code.find(included) == null && !isMade(included)) {
                missing.add(included.value());
            }
        }
        return new RoleDrift(role.team(), role.id(), role.name(), permissions, missing, codeByName.get(role.nameKey()));
    }

    private static boolean isMade(RoleId role) {
        return role.value().matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    private @Nullable Kind kind(String stored) {
        PermissionPattern today = catalog.today(stored);
        if (today == null) {
            return catalog.isFormer(stored) ? Kind.REMOVED : Kind.MALFORMED;
        }
        if (!today.value().equals(stored) && catalog.isFormer(stored)) {
            return Kind.RENAMED;
        }
        return catalog.knows(today) ? null : Kind.UNKNOWN;
    }
}
