package dev.muster.internal.people;

import dev.muster.internal.change.Gate;
import dev.muster.internal.change.View;
import dev.muster.internal.invite.InviteState;
import dev.muster.internal.member.Members;
import dev.muster.internal.page.Pages;
import dev.muster.internal.rules.Operation;
import dev.muster.model.Actor;
import dev.muster.model.InviteId;
import dev.muster.model.Member;
import dev.muster.model.MemberStatus;
import dev.muster.model.PeopleEntry;
import dev.muster.model.PeopleQuery;
import dev.muster.model.PeopleStatus;
import dev.muster.model.RoleId;
import dev.muster.model.Slice;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.InviteReads.InviteFilter;
import dev.muster.spi.ListKey;
import dev.muster.spi.ListOrder;
import dev.muster.spi.MemberReads.MemberFilter;
import dev.muster.spi.StoredInvite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Members and invited people in one list by name: two lists of the storage, merged. Where names are equal, members come
 * first; ids are compared by the storage alone, which may order them otherwise than Java does.
 */
public final class People {

    private static final String MEMBER = "m";
    private static final String INVITE = "i";

    /**
     * Behind a name, this is behind all rows of that name and before those of any other: in a folded name some other
     * character comes before so many spaces are over. A smaller one would do if all databases told "a" from "a ".
     */
    private static final String BEHIND = " ".repeat(ListOrder.LENGTH) + "!";

    private final Gate gate;
    private final Pages pages;

    public People(Gate gate, Pages pages) {
        this.gate = gate;
        this.pages = pages;
    }

    public Slice<PeopleEntry> list(Actor actor, TeamId team, PeopleQuery query) {
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(query, "query");
        int size = pages.size(query.page());
        List<@Nullable Object> scope = Arrays.asList("people", team, query.status(), query.role(), query.search());
        List<String> after = pages.after(query.page(), scope);
        return gate.read(actor, team, view -> {
            view.require(Operation.SEE_PEOPLE);
            List<Row> rows = merge(members(view, query, after, size + 1), invites(view, query, after, size + 1));
            List<Row> page = rows.size() > size + 1 ? rows.subList(0, size + 1) : rows;
            RowActions actions = new RowActions(view);
            return pages.slice(page, size, scope, Row::place).map(row -> row.entry(view, actions));
        });
    }

    public PeopleEntry member(Actor actor, TeamId team, UserId user) {
        Objects.requireNonNull(user, "user");
        return gate.read(actor, team, view -> {
            view.require(actor.isUser(user) ? Operation.SEE_OWN_PROFILE : Operation.SEE_PROFILE);
            return Entries.of(Members.require(view.reader(), user), view, new RowActions(view));
        });
    }

    public PeopleEntry invited(Actor actor, TeamId team, InviteId id) {
        Objects.requireNonNull(id, "invite");
        return gate.read(actor, team, view -> {
            StoredInvite row = InviteState.handled(view, id, Operation.SEE_INVITES, Operation.SEE_INVITES);
            InviteState.requireNotEnded(row);
            return Entries.of(row, view, new RowActions(view));
        });
    }

    private static List<Row> members(View view, PeopleQuery query, @Nullable List<String> after, int limit) {
        MemberStatus status = null;
        if (query.status() != null) {
            switch (query.status()) {
                case ACTIVE -> status = MemberStatus.ACTIVE;
                case SUSPENDED -> status = MemberStatus.SUSPENDED;
                case INVITED, EXPIRED, UNDELIVERED -> {
                    return List.of();
                }
            }
        }
        ListKey from = null;
        if (after != null) {
            // After an invite of some name, members begin behind that name.
            from = after.get(0).equals(MEMBER)
                    ? new ListKey(after.get(1), after.get(2))
                    : new ListKey(after.get(1) + BEHIND, "");
        }
        MemberFilter filter = new MemberFilter(status, query.role(), folded(query));
        return view.reader().members().list(filter, from, limit).stream()
                .map(member ->
                        new Row(MEMBER, ListOrder.of(member), member.user().value(), member, null))
                .toList();
    }

    private static List<Row> invites(View view, PeopleQuery query, @Nullable List<String> after, int limit) {
        Boolean expired = null;
        Boolean undelivered = null;
        if (query.status() != null) {
            switch (query.status()) {
                case ACTIVE, SUSPENDED -> {
                    return List.of();
                }
                case INVITED, UNDELIVERED -> {
                    expired = false;
                    undelivered = query.status() == PeopleStatus.UNDELIVERED;
                }
                case EXPIRED -> expired = true;
            }
        }
        ListKey from = null;
        if (after != null) {
            from = new ListKey(after.get(1), after.get(0).equals(INVITE) ? after.get(2) : "");
        }
        RoleId role = query.role();
        InviteFilter filter = new InviteFilter(view.now(), expired, undelivered, role, folded(query));
        return view.reader().invites().list(filter, from, limit).stream()
                .map(row -> new Row(
                        INVITE, ListOrder.of(row.invite()), row.invite().id().toString(), null, row))
                .toList();
    }

    private static List<Row> merge(List<Row> members, List<Row> invites) {
        List<Row> merged = new ArrayList<>(members.size() + invites.size());
        int next = 0;
        for (Row member : members) {
            while (next < invites.size() && invites.get(next).order.compareTo(member.order) < 0) {
                merged.add(invites.get(next++));
            }
            merged.add(member);
        }
        merged.addAll(invites.subList(next, invites.size()));
        return merged;
    }

    private static @Nullable String folded(PeopleQuery query) {
        return query.search() == null ? null : ListOrder.fold(query.search());
    }

    /** A row and its place: just one of member and invite is there. */
    private record Row(
            String kind,
            String order,
            String id,
            @Nullable Member member,
            @Nullable StoredInvite invite) {

        List<String> place() {
            return List.of(kind, order, id);
        }

        PeopleEntry entry(View view, RowActions actions) {
            if (member != null) {
                return Entries.of(member, view, actions);
            }
            return Entries.of(Objects.requireNonNull(invite), view, actions);
        }
    }
}
