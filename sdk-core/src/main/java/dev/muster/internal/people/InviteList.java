package dev.muster.internal.people;

import dev.muster.internal.change.Gate;
import dev.muster.internal.change.View;
import dev.muster.internal.invite.InviteState;
import dev.muster.internal.page.Pages;
import dev.muster.internal.rules.Operation;
import dev.muster.model.Actor;
import dev.muster.model.ActorRef;
import dev.muster.model.EmailAddress;
import dev.muster.model.InviteEntry;
import dev.muster.model.InviteId;
import dev.muster.model.InviteQuery;
import dev.muster.model.InviteStatus;
import dev.muster.model.Member;
import dev.muster.model.Slice;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.InviteReads.Age;
import dev.muster.spi.StoredInvite;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The invites of a team, open and ended ones, the newest first. What the rows need is read for all of them at once. */
public final class InviteList {

    private final Gate gate;
    private final Pages pages;

    public InviteList(Gate gate, Pages pages) {
        this.gate = gate;
        this.pages = pages;
    }

    public Slice<InviteEntry> list(Actor actor, TeamId team, InviteQuery query) {
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(query, "query");
        int size = pages.size(query.page());
        List<@Nullable Object> scope = Arrays.asList("invites", team, query.status());
        List<String> after = pages.after(query.page(), scope);
        Age before = after == null
                ? null
                : new Age(Instant.ofEpochMilli(Long.parseLong(after.get(0))), InviteId.of(after.get(1)));
        InviteStatus stored = query.status() == InviteStatus.EXPIRED ? InviteStatus.PENDING : query.status();
        Boolean expired = stored == InviteStatus.PENDING ? (Boolean) (query.status() == InviteStatus.EXPIRED) : null;
        return gate.read(actor, team, view -> {
            view.require(Operation.SEE_INVITES);
            List<StoredInvite> rows = view.reader().invites().newest(stored, expired, view.now(), before, size + 1);
            Map<ActorRef, String> inviters = inviters(view, rows);
            fetchLostAddresses(view, rows);
            RowActions actions = new RowActions(view);
            return pages.slice(rows, size, scope, InviteList::place)
                    .map(row -> new InviteEntry(
                            InviteState.shown(row, view.now()),
                            inviters.get(row.invite().invitedBy()),
                            view.roles().names(row.invite().roles()),
                            actions.of(row)));
        });
    }

    private static Map<ActorRef, String> inviters(View view, List<StoredInvite> rows) {
        Set<UserId> users = rows.stream()
                .map(row -> row.invite().invitedBy())
                .filter(by -> by.type() == ActorRef.Type.USER)
                .map(by -> UserId.of(by.id()))
                .collect(Collectors.toSet());
        Map<ActorRef, String> names = new HashMap<>();
        for (Member member : view.reader().members().findAll(users)) {
            names.put(ActorRef.user(member.user()), member.person().displayName());
        }
        return names;
    }

    /** Expired invites may have lost their address: who has it now decides whether they can be sent again. */
    private static void fetchLostAddresses(View view, List<StoredInvite> rows) {
        Set<EmailAddress> lost = rows.stream()
                .filter(row -> row.invite().status() == InviteStatus.PENDING && !row.holdsAddress())
                .map(row -> row.invite().email())
                .collect(Collectors.toSet());
        if (!lost.isEmpty()) {
            view.fetchAddresses(lost);
        }
    }

    private static List<String> place(StoredInvite row) {
        return List.of(
                String.valueOf(row.invite().createdAt().toEpochMilli()),
                row.invite().id().toString());
    }
}
