package dev.muster.internal.invite;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Diff;
import dev.muster.internal.change.Gate;
import dev.muster.internal.link.Token;
import dev.muster.internal.rules.Bounds;
import dev.muster.internal.rules.DomainRule;
import dev.muster.model.Accepted;
import dev.muster.model.Accepted.Outcome;
import dev.muster.model.ActorRef;
import dev.muster.model.EventType;
import dev.muster.model.Invite;
import dev.muster.model.InviteStatus;
import dev.muster.model.LostAuthority;
import dev.muster.model.Member;
import dev.muster.model.MemberStatus;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.Person;
import dev.muster.model.RoleGrant;
import dev.muster.model.UserId;
import dev.muster.model.VerifiedUser;
import dev.muster.spi.AccountProvisioner;
import dev.muster.spi.ReadAhead;
import dev.muster.spi.StoredInvite;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Accepts an invite: all or nothing, and the same answer for the same person however often they ask. */
public final class AcceptInvite {

    private final Gate gate;
    private final LinkCheck check;
    private final Bounds bounds;
    private final FailedAccepts failures;
    private final LostAuthority lostAuthority;

    public AcceptInvite(
            Gate gate, LinkCheck check, Bounds bounds, FailedAccepts failures, LostAuthority lostAuthority) {
        this.lostAuthority = lostAuthority;
        this.gate = gate;
        this.check = check;
        this.bounds = bounds;
        this.failures = failures;
    }

    public Accepted accept(String token, VerifiedUser user) {
        Token parsed = Token.parse(token);
        Objects.requireNonNull(user, "user");
        return change(parsed, user.id(), change -> decide(change, check.authentic(change, parsed), user, parsed));
    }

    /** @param token of the link that they came with; null if they were shown the invite for their address */
    Accepted decide(Change change, StoredInvite row, VerifiedUser user, @Nullable Token token) {
        bounds.line("name", user.name());
        change.actAs(ActorRef.user(user.id()));
        Accepted before = acceptedBefore(change, row, user.id());
        if (before != null) {
            return before;
        }
        requireAcceptable(change, token, row, user.id());
        requireAddressOf(user, row.invite());
        Member member = change.reader().members().find(user.id());
        if (member != null) {
            return close(change, row, member);
        }
        DomainRule.require(change.team(), row.invite().email());
        Authority.requireRoles(change, row.invite());
        Person person = person(user, row.invite());
        MusterException lost = Authority.lost(change, row.invite());
        if (lost == null) {
            Authority.requireUnended(change, row.invite());
            return join(change, row, person);
        }
        if (lostAuthority == LostAuthority.REFUSE) {
            throw lost;
        }
        return HeldAcceptances.hold(change, row, person);
    }

    /** Sets up the account on the way; only from a link that proves the mailbox. */
    public Accepted accept(String token, AccountProvisioner provisioner) {
        Token parsed = Token.parse(token);
        Objects.requireNonNull(provisioner, "provisioner");
        return change(parsed, null, change -> {
            StoredInvite row = check.authentic(change, parsed);
            requireAcceptable(change, parsed, row, null);
            if (!row.mailboxOnly()) {
                throw MusterException.of(
                        Reason.MAILBOX_NOT_PROVEN,
                        "this link may have been seen by others; sign in with the invited address, verified");
            }
            DomainRule.require(change.team(), row.invite().email());
            // Nobody could be named who waits: there is no account yet.
            Authority.requireStill(change, row.invite());
            Person person = Objects.requireNonNull(provisioner.provision(row.invite()), "the provisioned person");
            bounds.line("name", person.name());
            change.actAs(ActorRef.user(person.id()));
            Member member = change.reader().members().find(person.id());
            return member != null ? close(change, row, member) : join(change, row, invited(person, row.invite()));
        });
    }

    private Accepted change(Token token, @Nullable UserId user, Function<Change, Accepted> decide) {
        // The giver of its roles, unless somebody else has edited them: then that one is read later.
        ReadAhead known =
                ReadAhead.NOTHING.andActor(check.requireAuthentic(gate, token).invitedBy());
        ReadAhead ahead = user == null ? known : known.andMember(user);
        return failures.noted(
                token.team(),
                token.invite(),
                () -> gate.changeByLink(token.team(), token.invite(), ahead, Token::unknown, decide));
    }

    /** Who is judged when this is accepted. */
    static ReadAhead ahead(StoredInvite row) {
        ReadAhead ahead = ReadAhead.NOTHING;
        for (RoleGrant grant : row.invite().roles()) {
            ahead = ahead.andActor(grant.by());
        }
        return ahead;
    }

    /** What was said before is said again, unless the membership has ended since. */
    private static @Nullable Accepted acceptedBefore(Change change, StoredInvite row, UserId user) {
        if (row.invite().status() != InviteStatus.ACCEPTED) {
            return null;
        }
        Member member = user.equals(row.invite().acceptedBy())
                ? change.reader().members().find(user)
                : null;
        return member == null ? null : new Accepted(member, Outcome.ALREADY_JOINED);
    }

    private static void requireAcceptable(
            Change change, @Nullable Token token, StoredInvite row, @Nullable UserId asker) {
        if (token == null) {
            LinkCheck.requireOpen(change, row, asker);
        } else {
            LinkCheck.requireGood(change, token, row, asker);
        }
        LinkCheck.requireTeamActive(change);
    }

    static void requireAddressOf(VerifiedUser user, Invite invite) {
        if (!user.emails().contains(invite.email())) {
            throw MusterException.of(
                            Reason.WRONG_ACCOUNT,
                            "this invite is for " + invite.email().masked())
                    .with("invited", invite.email().masked());
        }
    }

    /** A member keeps what they have; the event names what the invite would have given. */
    static Accepted close(Change change, StoredInvite row, Member member) {
        if (member.status() == MemberStatus.SUSPENDED) {
            throw MusterException.of(
                    Reason.MEMBER_SUSPENDED, "the membership is suspended; an invite does not end that");
        }
        Diff diff = accepted(change, row, member.user());
        List<String> notGiven = row.invite().roles().stream()
                .filter(grant ->
                        member.roles().stream().noneMatch(held -> held.asNew().equals(grant.asNew())))
                .map(Object::toString)
                .toList();
        diff.field("rolesNotGiven", null, notGiven.isEmpty() ? null : String.join(", ", notGiven));
        change.event(EventType.INVITE_ACCEPTED, row.invite(), member, diff);
        return new Accepted(member, Outcome.ALREADY_MEMBER);
    }

    static Accepted join(Change change, StoredInvite row, Person person) {
        Invite invite = row.invite();
        Member member = new Member(
                invite.team(),
                person,
                invite.location(),
                invite.roles(),
                MemberStatus.ACTIVE,
                invite.attributes(),
                change.now(),
                change.rev());
        Diff diff = accepted(change, row, person.id());
        change.write(tx -> tx.members().insert(member));
        change.event(EventType.INVITE_ACCEPTED, invite, member, diff);
        Diff joined = new Diff()
                .field("name", null, person.name())
                .field("email", null, person.email())
                .field("location", null, member.location())
                .roles(List.of(), member.roles());
        change.event(EventType.MEMBER_JOINED, invite, member, joined);
        return new Accepted(member, Outcome.JOINED);
    }

    private static Diff accepted(Change change, StoredInvite row, UserId user) {
        StoredInvite ended = InviteDraft.of(row).accepted(user, change.now()).at(change.rev());
        change.write(tx -> tx.invites().update(ended));
        return new Diff().field("status", row.invite().status(), ended.invite().status());
    }

    private static Person person(VerifiedUser user, Invite invite) {
        return new Person(
                user.id(),
                invite.email(),
                invite.name() == null ? user.name() : invite.name(),
                user.locale() == null ? invite.locale() : user.locale());
    }

    /** With the invited address, which is the one that was proven and that the team's domains were asked about. */
    private static Person invited(Person person, Invite invite) {
        return new Person(
                person.id(), invite.email(), person.name() == null ? invite.name() : person.name(), person.locale());
    }
}
