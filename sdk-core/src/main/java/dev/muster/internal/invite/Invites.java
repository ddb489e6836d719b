package dev.muster.internal.invite;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Diff;
import dev.muster.internal.change.Gate;
import dev.muster.internal.link.Links;
import dev.muster.internal.page.Pages;
import dev.muster.internal.rules.Ceiling;
import dev.muster.internal.rules.Grants;
import dev.muster.internal.rules.Operation;
import dev.muster.model.Actor;
import dev.muster.model.EndReason;
import dev.muster.model.EventType;
import dev.muster.model.Invite;
import dev.muster.model.InviteId;
import dev.muster.model.InviteLink;
import dev.muster.model.InviteQuery;
import dev.muster.model.InviteStatus;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.Slice;
import dev.muster.model.TeamId;
import dev.muster.spi.InviteReads.Age;
import dev.muster.spi.ReadAhead;
import dev.muster.spi.StoredInvite;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looking at invites, taking one back, copying its link. */
public final class Invites {

    private final Gate gate;
    private final Pages pages;
    private final Links links;

    public Invites(Gate gate, Pages pages, Links links) {
        this.gate = gate;
        this.pages = pages;
        this.links = links;
    }

    public Invite get(Actor actor, TeamId team, InviteId id) {
        Objects.requireNonNull(id, "invite");
        return gate.read(actor, team, view -> {
            StoredInvite row = InviteState.handled(view, id, Operation.SEE_INVITES, Operation.SEE_INVITES);
            return InviteState.shown(row, view.now());
        });
    }

    public Slice<Invite> list(Actor actor, TeamId team, InviteQuery query) {
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
            return pages.slice(rows, size, scope, Invites::place).map(row -> InviteState.shown(row, view.now()));
        });
    }

    public Invite revoke(Actor actor, TeamId team, InviteId id) {
        Objects.requireNonNull(id, "invite");
        return gate.change(actor, team, ReadAhead.invite(id), change -> decideRevoke(change, id));
    }

    /** Decides one of several invites that are taken back in one change. */
    public static Invite decideRevoke(Change change, InviteId id) {
        StoredInvite row = InviteState.handled(change, id, Operation.REVOKE_OWN_INVITE, Operation.REVOKE_INVITE);
        InviteState.requireNotEnded(row);
        return EndInvites.revoke(change, row, EndReason.REVOKED);
    }

    /** Recorded, since from now on the link proves no mailbox. */
    public InviteLink copyLink(Actor actor, TeamId team, InviteId id) {
        Objects.requireNonNull(id, "invite");
        return gate.change(actor, team, ReadAhead.invite(id), change -> {
            StoredInvite row = InviteState.handled(change, id, Operation.HANDLE_OWN_INVITE, Operation.HANDLE_INVITE);
            InviteState.requireNotEnded(row);
            if (InviteState.isExpired(row, change.now())) {
                throw InviteState.expired();
            }
            Ceiling.require(
                    change.standing(), change.roles(), Grants.anew(row.invite().roles()), List.of(), change.now());
            InviteLink link = links.link(row);
            if (link == null) {
                throw MusterException.of(
                        Reason.LINK_KEY_UNKNOWN, "the key of its link is not configured; resend makes a new link");
            }
            linkSeen(change, row);
            return link;
        });
    }

    /** Says that the link of an invite has been seen by others than who reads its mailbox. */
    public static void linkSeen(Change change, StoredInvite row) {
        StoredInvite seen = InviteDraft.of(row).linkSeen().at(change.rev());
        change.write(tx -> tx.invites().update(seen));
        change.event(EventType.INVITE_LINK_COPIED, row.invite(), new Diff());
    }

    private static List<String> place(StoredInvite row) {
        return List.of(
                String.valueOf(row.invite().createdAt().toEpochMilli()),
                row.invite().id().toString());
    }
}
