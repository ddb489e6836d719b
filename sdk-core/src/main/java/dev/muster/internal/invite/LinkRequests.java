package dev.muster.internal.invite;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Diff;
import dev.muster.internal.change.Gate;
import dev.muster.internal.change.View;
import dev.muster.internal.link.Token;
import dev.muster.internal.page.Pages;
import dev.muster.internal.rules.Operation;
import dev.muster.model.Actor;
import dev.muster.model.EndReason;
import dev.muster.model.EventType;
import dev.muster.model.Invite;
import dev.muster.model.InviteId;
import dev.muster.model.InviteStatus;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.Page;
import dev.muster.model.Slice;
import dev.muster.model.TeamId;
import dev.muster.spi.InviteReads.Age;
import dev.muster.spi.ReadAhead;
import dev.muster.spi.StoredInvite;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who holds a link that was good once asks for a new one; those who manage invites send it, or do not. */
public final class LinkRequests {

    private final Gate gate;
    private final LinkCheck check;
    private final Pages pages;
    private final ResendInvite resend;
    private final SendingLimits limits;
    private final Post post;

    public LinkRequests(Gate gate, LinkCheck check, Pages pages, ResendInvite resend, SendingLimits limits, Post post) {
        this.gate = gate;
        this.check = check;
        this.pages = pages;
        this.resend = resend;
        this.limits = limits;
        this.post = post;
    }

    public void ask(String token) {
        Token parsed = Token.parse(token);
        Boolean open = gate.peek(parsed.team(), view -> asked(view, parsed).linkRequestedAt() != null);
        if (open == null) {
            throw Token.unknown();
        }
        if (open) {
            return; // asked already, by whomever: nothing is counted and no team is locked for it
        }
        limits.spendLinkRequest(parsed.invite());
        gate.changeByLink(parsed.team(), parsed.invite(), ReadAhead.NOTHING, Token::unknown, change -> {
            StoredInvite row = wanted(change, parsed);
            if (row.invite().linkRequestedAt() == null) {
                write(change, row, change.now(), EventType.INVITE_LINK_REQUESTED);
            }
            return row;
        });
    }

    private Invite asked(View view, Token token) {
        return wanted(view, token).invite();
    }

    /** The invite that a new link would be of: where this one was replaced, the newer one to the same address. */
    private StoredInvite wanted(View view, Token token) {
        StoredInvite row = check.authentic(view, token);
        boolean replaced = row.invite().endReason() == EndReason.REPLACED;
        StoredInvite newer =
                replaced ? view.reader().invites().holder(row.invite().email()) : null;
        if (newer == null) {
            InviteState.requireNotEnded(row);
        }
        LinkCheck.requireTeamActive(view);
        if (newer != null) {
            return newer;
        }
        if (token.isOf(row.generation(), row.keyId()) && !InviteState.isExpired(row, view.now())) {
            throw MusterException.of(Reason.LINK_WORKS, "this link works; no new one is needed");
        }
        return row;
    }

    public Slice<Invite> list(Actor actor, TeamId team, Page page) {
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(page, "page");
        int size = pages.size(page);
        List<Object> scope = List.of("link requests", team);
        List<String> place = pages.after(page, scope);
        Age after = place == null
                ? null
                : new Age(Instant.ofEpochMilli(Long.parseLong(place.get(0))), InviteId.of(place.get(1)));
        return gate.read(actor, team, view -> {
            view.require(Operation.SEE_LINK_REQUESTS);
            List<StoredInvite> rows = view.reader().invites().linkRequests(after, size + 1);
            return pages.slice(rows, size, scope, LinkRequests::place).map(row -> InviteState.shown(row, view.now()));
        });
    }

    private static List<String> place(StoredInvite row) {
        Instant at = Objects.requireNonNull(row.invite().linkRequestedAt(), "a link request has a moment");
        return List.of(String.valueOf(at.toEpochMilli()), row.invite().id().toString());
    }

    /** A resend like any other, which ends the request. */
    public Invite grant(Actor actor, TeamId team, InviteId id, boolean linkOnly) {
        Objects.requireNonNull(id, "invite");
        post.requireNotifier(linkOnly, "call grantLinkRequestWithoutMail");
        Operation answer = Operation.ANSWER_LINK_REQUEST;
        resend.spend(actor, team, id, linkOnly, answer, answer, LinkRequests::requireRequested);
        return gate.change(
                actor, team, ReadAhead.invite(id), change -> resend.decide(change, requested(change, id), linkOnly));
    }

    public Invite dismiss(Actor actor, TeamId team, InviteId id) {
        Objects.requireNonNull(id, "invite");
        return gate.change(
                actor,
                team,
                ReadAhead.invite(id),
                change -> write(change, requested(change, id), null, EventType.INVITE_LINK_REQUEST_DISMISSED));
    }

    private static StoredInvite requested(View view, InviteId id) {
        Operation answer = Operation.ANSWER_LINK_REQUEST;
        StoredInvite row = InviteState.handled(view, id, answer, answer);
        requireRequested(row);
        return row;
    }

    private static void requireRequested(StoredInvite row) {
        boolean pending = row.invite().status() == InviteStatus.PENDING;
        if (!pending || row.invite().linkRequestedAt() == null) {
            throw MusterException.of(Reason.LINK_REQUEST_NOT_FOUND, "nobody asks for a new link of this invite");
        }
    }

    private static Invite write(Change change, StoredInvite row, @Nullable Instant requestedAt, EventType type) {
        StoredInvite after = InviteDraft.of(row).linkRequested(requestedAt).at(change.rev());
        change.write(tx -> tx.invites().update(after));
        change.event(type, after.invite(), new Diff());
        return InviteState.shown(after, change.now());
    }
}
