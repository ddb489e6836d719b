package dev.muster.internal.team;

import dev.muster.internal.change.Gate;
import dev.muster.internal.page.Pages;
import dev.muster.model.Actor;
import dev.muster.model.Membership;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.Page;
import dev.muster.model.Slice;
import dev.muster.model.UserId;
import dev.muster.spi.ListKey;
import dev.muster.spi.ListOrder;
import java.util.List;
import java.util.Objects;

/** The teams of a user. */
public final class Memberships {

    private final Gate gate;
    private final Pages pages;

    public Memberships(Gate gate, Pages pages) {
        this.gate = gate;
        this.pages = pages;
    }

    public Slice<Membership> of(Actor actor, UserId user, Page page) {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(page, "page");
        if (!actor.isSystem() && !actor.isUser(user)) {
            throw MusterException.of(Reason.SYSTEM_ONLY, "only a system actor sees the teams of somebody else");
        }
        List<String> scope = List.of("teams", user.value());
        int size = pages.size(page);
        List<String> after = pages.after(page, scope);
        ListKey key = after == null ? null : new ListKey(after.get(0), after.get(1));
        List<Membership> rows = gate.scan(scanner -> scanner.teamsOf(user, key, size + 1));
        return pages.slice(
                rows,
                size,
                scope,
                row -> List.of(ListOrder.of(row.team()), row.team().id().toString()));
    }
}
