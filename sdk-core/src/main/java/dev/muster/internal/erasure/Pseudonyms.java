package dev.muster.internal.erasure;

import dev.muster.model.ActorRef;
import dev.muster.model.AddressKey;
import dev.muster.model.Delivery;
import dev.muster.model.EmailAddress;
import dev.muster.model.EventType;
import dev.muster.model.FieldChange;
import dev.muster.model.InvalidValueException;
import dev.muster.model.Invite;
import dev.muster.model.InviteId;
import dev.muster.model.Member;
import dev.muster.model.RoleGrant;
import dev.muster.model.TeamEvent;
import dev.muster.model.UserId;
import dev.muster.spi.StoredInvite;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one team without the person who is erased. A row that has nothing of them comes back equal. Events are to be
 * shown from the newest to the oldest, so that what ended an invite tells whose it was before its beginning is seen.
 */
final class Pseudonyms {

    /** What an event about a person may go on telling. All else may say who they were. */
    private static final Set<String> IMPERSONAL =
            Set.of("status", "endReason", "roles", "rolesNotGiven", "expiresAt", "delivery", "notice");

    /** What somebody does who need not be a member. */
    private static final Set<EventType> BY_ADDRESS =
            Set.of(EventType.INVITE_DECLINED, EventType.INVITE_ACCEPTANCE_HELD);

    private final AddressKey key;
    private final @Nullable UserId user;
    private final Set<EmailAddress> addresses;
    private final Set<UserId> left;
    private final Set<InviteId> invites = new HashSet<>();
    private final Set<InviteId> leftInvites = new HashSet<>();

    /**
     * @param user who is erased; null if only addresses are
     * @param addresses what is erased, or those of the user
     * @param left users whose own events, and the invites that they accepted, stay as they are
     */
    Pseudonyms(AddressKey key, @Nullable UserId user, Set<EmailAddress> addresses, Set<UserId> left) {
        this.key = key;
        this.user = user;
        this.addresses = Set.copyOf(addresses);
        this.left = Set.copyOf(left);
    }

    @Nullable
    UserId user() {
        return user;
    }

    Set<EmailAddress> addresses() {
        return addresses;
    }

    @Nullable
    UserId pseudonym() {
        return user == null ? null : key.pseudonym(user);
    }

    /** What they are called from now on. */
    String called() {
        return user != null
                ? key.pseudonym(user).value()
                : key.pseudonym(addresses.iterator().next()).value();
    }

    /** Another member, who may have been given roles by them. */
    Member in(Member member, long rev) {
        List<RoleGrant> grants = grants(member.roles());
        return grants.equals(member.roles()) ? member : member.roles(grants).rev(rev);
    }

    StoredInvite in(StoredInvite row, long rev) {
        StoredInvite after = in(row);
        return after.equals(row) ? row : after.delivery(after.invite().delivery(), rev);
    }

    private StoredInvite in(StoredInvite row) {
        Invite invite = row.invite();
        UserId acceptedBy = invite.acceptedBy();
        if (acceptedBy != null && left.contains(acceptedBy)) {
            leftInvites.add(invite.id());
            return row;
        }
        boolean theirs = isTheirs(acceptedBy)
                || addresses.contains(invite.email())
                || (row.held() != null && isTheirs(row.held().person().id()));
        if (theirs) {
            invites.add(invite.id());
        }
        boolean written = theirs || !name(invite.invitedBy()).equals(invite.invitedBy());
        Delivery delivery = invite.delivery();
        Invite without = new Invite(
                invite.id(),
                invite.team(),
                theirs ? key.pseudonym(invite.email()) : invite.email(),
                theirs ? null : invite.name(),
                grants(invite.roles()),
                theirs ? null : invite.location(),
                theirs ? Map.of() : invite.attributes(),
                written ? null : invite.message(),
                theirs ? null : invite.locale(),
                name(invite.invitedBy()),
                invite.createdAt(),
                invite.expiresAt(),
                invite.status(),
                invite.endReason(),
                invite.endedAt(),
                isTheirs(acceptedBy) ? pseudonym() : acceptedBy,
                theirs ? new Delivery(delivery.status(), null, delivery.attempts(), delivery.at()) : delivery,
                invite.linkRequestedAt(),
                invite.rev());
        return theirs ? row.invite(without).held(null) : row.invite(without);
    }

    TeamEvent in(TeamEvent event) {
        if (isLeft(event)) {
            return event;
        }
        boolean about = isAbout(event);
        // Who declined an invite to an address, or waits to be let in by it, is whose address it is. Nobody else is
        // known
        // by an address alone.
        UserId theirs = about ? event.user() : null;
        String called = about ? called(event) : withoutAddress(event.subject());
        return new TeamEvent(
                event.change(),
                event.team(),
                event.rev(),
                event.seq(),
                event.at(),
                event.type(),
                theirs != null && event.actor().isUser(theirs) ? renamed(theirs) : name(event.actor()),
                theirs == null ? event.user() : key.pseudonym(theirs),
                event.invite(),
                event.role(),
                called,
                event.changes().stream()
                        .map(change -> about ? impersonal(change, String.valueOf(called)) : withoutAddress(change))
                        .toList());
    }

    private boolean isLeft(TeamEvent event) {
        InviteId invite = event.invite();
        boolean is = (event.user() != null && left.contains(event.user()))
                || (invite != null && leftInvites.contains(invite));
        if (is && invite != null) {
            leftInvites.add(invite);
        }
        return is;
    }

    private boolean isAbout(TeamEvent event) {
        InviteId invite = event.invite();
        EmailAddress invited = invite == null ? null : address(event.subject());
        boolean onInvite =
                invite != null && (invites.contains(invite) || (invited != null && addresses.contains(invited)));
        if (invite != null && (onInvite || isTheirs(event.user()))) {
            invites.add(invite);
        }
        boolean byAddress = event.user() == null || BY_ADDRESS.contains(event.type());
        return isTheirs(event.user()) || (onInvite && byAddress);
    }

    private String called(TeamEvent event) {
        if (event.user() != null) {
            return key.pseudonym(event.user()).value();
        }
        EmailAddress invited = address(event.subject());
        return invited != null ? key.pseudonym(invited).value() : called();
    }

    private static FieldChange impersonal(FieldChange change, String called) {
        return IMPERSONAL.contains(change.field())
                ? change
                : new FieldChange(
                        change.field(),
                        change.before() == null ? null : called,
                        change.after() == null ? null : called);
    }

    private FieldChange withoutAddress(FieldChange change) {
        return switch (change.field()) {
            case "email" ->
                new FieldChange(change.field(), withoutAddress(change.before()), withoutAddress(change.after()));
            case "reason" -> new FieldChange(change.field(), change.before(), quoting(change.after()));
            default -> change;
        };
    }

    private @Nullable String withoutAddress(@Nullable String text) {
        EmailAddress email = address(text);
        return email != null && addresses.contains(email) ? key.pseudonym(email).value() : text;
    }

    /** What a mail server says may quote whom the mail was to, who need not be whom it was about. */
    private @Nullable String quoting(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return addresses.stream()
                .filter(email -> lower.contains(email.key())
                        || lower.contains(email.value().toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(email -> key.pseudonym(email).value())
                .orElse(text);
    }

    private List<RoleGrant> grants(List<RoleGrant> grants) {
        return grants.stream().map(grant -> grant.by(name(grant.by()))).toList();
    }

    private ActorRef name(ActorRef actor) {
        return user != null && actor.isUser(user) ? renamed(user) : actor;
    }

    private ActorRef renamed(UserId whom) {
        return ActorRef.user(key.pseudonym(whom));
    }

    private boolean isTheirs(@Nullable UserId other) {
        return user != null && user.equals(other);
    }

    static @Nullable EmailAddress address(@Nullable String text) {
        try {
            return text == null ? null : EmailAddress.of(text);
        } catch (InvalidValueException e) {
            return null; // a name
        }
    }
}
