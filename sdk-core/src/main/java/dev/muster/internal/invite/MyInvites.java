package dev.muster.internal.invite;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Gate;
import dev.muster.internal.change.View;
import dev.muster.internal.page.Pages;
import dev.muster.model.Accepted;
import dev.muster.model.ActorRef;
import dev.muster.model.InviteId;
import dev.muster.model.InvitePreview;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.Page;
import dev.muster.model.Slice;
import dev.muster.model.TeamId;
import dev.muster.model.TeamStatus;
import dev.muster.model.VerifiedUser;
import dev.muster.spi.InviteRef;
import dev.muster.spi.ReadAhead;
import dev.muster.spi.StoredInvite;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The invites of a person, found by their verified addresses instead of a link. An invite to any other address is to
 * them as if it were not there.
 */
public final class MyInvites {

    private final Gate gate;
    private final Pages pages;
    private final AcceptInvite accepting;
    private final FailedAccepts failures;

    public MyInvites(Gate gate, Pages pages, AcceptInvite accepting, FailedAccepts failures) {
        this.gate = gate;
        this.pages = pages;
        this.accepting = accepting;
        this.failures = failures;
    }

    public Slice<InvitePreview> of(VerifiedUser user, Page page) {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(page, "page");
        int size = pages.size(page);
        List<String> scope = new ArrayList<>(List.of("invitations", user.id().value()));
        user.emails().forEach(email -> scope.add(email.key()));
        List<String> after = pages.after(page, scope);
        InviteId before = after == null ? null : InviteId.of(after.get(0));
        List<InviteRef> found = user.emails().isEmpty()
                ? List.of()
                : gate.scan(scanner -> scanner.invitesTo(user.emails(), gate.now(), before, size + 1));
        Slice<InviteRef> slice =
                pages.slice(found, size, scope, ref -> List.of(ref.invite().toString()));
        List<InvitePreview> shown = new ArrayList<>();
        for (InviteRef ref : slice.items()) {
            InvitePreview preview = gate.peek(ref.team(), view -> shown(view, ref.invite(), user));
            if (preview != null) {
                shown.add(preview);
            }
        }
        return new Slice<>(shown, slice.next());
    }

    /** Null if it is not what it was when it was found. */
    private static @Nullable InvitePreview shown(View view, InviteId id, VerifiedUser user) {
        StoredInvite row = addressed(view, id, user);
        boolean open = row != null && row.holdsAddress() && !InviteState.isExpired(row, view.now());
        return row != null && open && view.team().status() == TeamStatus.ACTIVE
                ? PreviewInvite.shown(view, row, true)
                : null;
    }

    public Accepted accept(TeamId team, InviteId invite, VerifiedUser user) {
        requireAll(team, invite, user);
        return failures.noted(
                team,
                invite,
                () -> change(team, invite, user, (change, row) -> accepting.decide(change, row, user, null)));
    }

    public InvitePreview decline(TeamId team, InviteId invite, VerifiedUser user) {
        return change(team, invite, user, (change, row) -> {
            LinkCheck.requireOpen(change, row, user.id());
            return DeclineInvite.decide(change, row, user.id());
        });
    }

    private interface Decision<T> {
        T on(Change change, StoredInvite row);
    }

    private static void requireAll(TeamId team, InviteId invite, VerifiedUser user) {
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(invite, "invite");
        Objects.requireNonNull(user, "user");
    }

    /** Looks in a plain read first: an id that is none of theirs never takes a team's lock. */
    private <T> T change(TeamId team, InviteId invite, VerifiedUser user, Decision<T> decision) {
        requireAll(team, invite, user);
        StoredInvite known = gate.peek(team, view -> addressed(view, invite, user));
        if (known == null) {
            throw unknown();
        }
        Function<Change, T> decide = change -> {
            StoredInvite row = addressed(change, invite, user);
            if (row == null) {
                throw unknown();
            }
            change.actAs(ActorRef.user(user.id()));
            return decision.on(change, row);
        };
        ReadAhead ahead = AcceptInvite.ahead(known).andMember(user.id());
        return gate.changeByLink(team, invite, ahead, MyInvites::unknown, decide);
    }

    private static @Nullable StoredInvite addressed(View view, InviteId invite, VerifiedUser user) {
        StoredInvite row = view.reader().invites().find(invite);
        return row != null && user.emails().contains(row.invite().email()) ? row : null;
    }

    private static MusterException unknown() {
        return MusterException.of(Reason.INVITE_NOT_FOUND, "there is no such invite for you");
    }
}
