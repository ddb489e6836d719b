package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.Muster;
import dev.muster.MusterBuilder;
import dev.muster.model.Accepted;
import dev.muster.model.Actor;
import dev.muster.model.ActorRef;
import dev.muster.model.AddressKey;
import dev.muster.model.EmailAddress;
import dev.muster.model.EventType;
import dev.muster.model.InvalidValueException;
import dev.muster.model.Invite;
import dev.muster.model.InviteId;
import dev.muster.model.InviteLinks;
import dev.muster.model.Limits;
import dev.muster.model.LinkKey;
import dev.muster.model.Member;
import dev.muster.model.MusterException;
import dev.muster.model.NewInvite;
import dev.muster.model.NewMember;
import dev.muster.model.NewTeam;
import dev.muster.model.PermissionCatalog;
import dev.muster.model.Person;
import dev.muster.model.RoleCatalog;
import dev.muster.model.Team;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.model.VerifiedUser;
import dev.muster.spi.Notification;
import dev.muster.spi.OutboxRow;
import dev.muster.spi.Storage;
import dev.muster.spi.StoredInvite;
import dev.muster.spi.StoredInvite.Held;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A Muster on the storage under test, with one team, its owner Ann, and roles to play with. */
final class Scene {

    static final Actor SYSTEM = Actor.system("contract");

    /** The roles of every scene: besides owner, admin and member, four that each lack something. */
    static final RoleCatalog ROLES = RoleCatalog.standard()
            .grant("admin", "invoice:*")
            .role("inviter", "Inviter", "members:read", "members:invite", "invoice:read")
            .role("people", "People Team", "members:read", "members:update")
            .role("success", "Customer Success", "members:read", "invoice:read")
            .role("accountant", "Accountant", "members:read", "invoice:read", "invoice:approve");

    /** What most scenes are not about; those that are build a Muster with what they need. */
    private static MusterBuilder muted(MusterBuilder builder) {
        for (Notification.Kind kind : Notification.Kind.values()) {
            if (kind != Notification.Kind.INVITATION) {
                builder.mute(kind);
            }
        }
        return builder;
    }

    static final String JOIN_PAGE = "https://app.example.com/join";

    static final PermissionCatalog PERMISSIONS =
            PermissionCatalog.of("invoice:read", "See invoices").and("invoice:approve", "Approve invoices");

    final MutableClock clock = MutableClock.create();
    final MailCatcher mail = new MailCatcher();
    final List<TeamEvent> heard = new CopyOnWriteArrayList<>();
    final LinkKey key = LinkKey.ephemeral();
    final AddressKey addressKey = AddressKey.fromBytes(Arrays.copyOf(key.sign(new byte[0]), 32));
    final Storage storage;
    final Muster muster;
    final UserId annId = user("ann");
    final Actor ann = Actor.user(annId);
    final Team team;

    private Scene(Storage storage, UnaryOperator<MusterBuilder> more) {
        this(storage, true, more);
    }

    private Scene(Storage storage, boolean mute, UnaryOperator<MusterBuilder> more) {
        this.storage = storage;
        MusterBuilder builder = mute ? muted(base()) : base();
        this.muster = more.apply(builder.notifier(mail).listener(heard::add)).build();
        this.team = muster.teams()
                .create(ann, NewTeam.named("Acme").owner(person(annId).name("Ann")));
    }

    private MusterBuilder base() {
        return Muster.builder(storage)
                .permissions(PERMISSIONS)
                .roles(ROLES)
                .links(InviteLinks.to(JOIN_PAGE, key))
                .addressKey(addressKey)
                .limits(generous().build())
                .clock(clock);
    }

    /** Limits on sending have a chapter of their own, and stay out of the way of the others. */
    static Limits.Builder generous() {
        return Limits.builder()
                .sendsPerActorAndHour(1_000_000)
                .sendsPerTeamAndDay(1_000_000)
                .mailsPerRecipientAndDay(1_000_000);
    }

    static Scene on(Storage storage) {
        return new Scene(storage, builder -> builder);
    }

    /** One that tells people of what has happened. */
    static Scene telling(Storage storage) {
        return telling(storage, builder -> builder);
    }

    static Scene telling(Storage storage, UnaryOperator<MusterBuilder> more) {
        return new Scene(storage, false, more);
    }

    /** With something else configured on top. */
    static Scene on(Storage storage, UnaryOperator<MusterBuilder> more) {
        return new Scene(storage, more);
    }

    /** Another node on the same storage, with the same key, roles and clock; it has no notifier unless one is given. */
    Muster another(UnaryOperator<MusterBuilder> more) {
        return more.apply(muted(base())).build();
    }

    TeamId id() {
        return team.id();
    }

    /** The team as it is now. */
    Team now() {
        return muster.teams().get(SYSTEM, id());
    }

    /** A user that no other scene has. */
    static UserId user(String name) {
        return UserId.of(name + "-" + UUID.randomUUID());
    }

    /** The address of a user: theirs and nobody else's. */
    static String address(UserId user) {
        return user.value() + "@example.com";
    }

    static EmailAddress email(UserId user) {
        return EmailAddress.of(address(user));
    }

    static Person person(UserId user) {
        return Person.of(user, address(user));
    }

    static VerifiedUser verified(UserId user) {
        return VerifiedUser.of(user, address(user));
    }

    /** A new member of the team with these roles; their address is {@link #address}. */
    Actor joined(String name, String... roles) {
        return Actor.user(member(name, roles).user());
    }

    Member member(String name, String... roles) {
        return called(name, user(name), roles);
    }

    /** A new member of this name, which may be anything. */
    Member called(String name, String... roles) {
        return called(name, user("u"), roles);
    }

    private Member called(String name, UserId user, String... roles) {
        Person person = person(user).name(name);
        return muster.members().addMember(SYSTEM, id(), NewMember.of(person, roles));
    }

    static UserId idOf(Actor actor) {
        return UserId.of(actor.ref().id());
    }

    Member get(Actor actor) {
        return muster.members().get(SYSTEM, id(), idOf(actor));
    }

    /** Makes an invite, whose mail waits. */
    Invite send(Actor actor, String to, String role) {
        return muster.invites().send(actor, id(), NewInvite.to(to).role(role));
    }

    /** Somebody who is in no team. */
    static Actor stranger() {
        return Actor.user(user("eve"));
    }

    /** Another team on the same storage, with an owner of its own. */
    Team another(String name) {
        UserId owner = user("olga");
        return muster.teams().create(SYSTEM, NewTeam.named(name).owner(person(owner)));
    }

    /** All that happened to the team, the oldest first. */
    List<TeamEvent> history() {
        return newest(Snapshot.ALL);
    }

    /** What happened to the team after this rev, the oldest first: few changes ago, so a hundred events are plenty. */
    List<TeamEvent> since(long rev) {
        return newest(100).stream().filter(event -> event.rev() > rev).toList();
    }

    /** What happened to the team last. */
    TeamEvent last() {
        return newest(1).get(0);
    }

    private List<TeamEvent> newest(int limit) {
        List<TeamEvent> events =
                new ArrayList<>(storage.read(id(), reader -> reader.history().newest(null, null, null, limit)));
        Collections.reverse(events);
        return events;
    }

    /** The value is refused for this field in this way, and nothing at all has changed. */
    void invalid(String field, InvalidValueException.Code code, ThrowingCallable call) {
        InvalidValueException thrown = throwsAndChangesNothing(InvalidValueException.class, call);
        assertThat(thrown.field()).as(thrown.getMessage()).isEqualTo(field);
        assertThat(thrown.code()).as(thrown.getMessage()).isEqualTo(code);
    }

    /** Sends an invite and its mail. */
    Invite invite(Actor actor, UserId to, String role) {
        Invite invite = send(actor, address(to), role);
        muster.runDueWork();
        return invite;
    }

    /** An invite as everybody sees it. */
    Invite get(InviteId invite) {
        return muster.invites().get(SYSTEM, id(), invite);
    }

    /** An invite as it is stored. */
    StoredInvite stored(InviteId invite) {
        return storage.read(
                id(), reader -> Objects.requireNonNull(reader.invites().find(invite)));
    }

    /** Writes an invite past all rules, to reach a state that calls would take too long to reach. */
    void store(StoredInvite row) {
        storage.change(id(), clock.instant(), tx -> {
            tx.invites().update(row);
            return row;
        });
    }

    /** Has somebody wait for approval of this invite, past all rules: no permission needs to be lost for it. */
    void hold(InviteId invite, UserId by) {
        StoredInvite row = stored(invite);
        Held held = new Held(Person.of(by, row.invite().email()), clock.instant());
        storage.change(id(), clock.instant(), tx -> {
            long rev = Objects.requireNonNull(tx.team()).rev();
            tx.invites().update(row.held(held));
            tx.history()
                    .append(List.of(new TeamEvent(
                            UUID.randomUUID(),
                            id(),
                            rev,
                            0,
                            clock.instant(),
                            EventType.INVITE_ACCEPTANCE_HELD,
                            ActorRef.user(by),
                            by,
                            invite,
                            null,
                            null,
                            List.of())));
            return row;
        });
    }

    /** What waits to be told about this team, due or not. */
    List<OutboxRow> outbox() {
        return Invariants.outbox(storage, id(), clock.instant());
    }

    /** The token of an invite's link as Ann copies it. */
    String copied(Invite invite) {
        return tokenIn(muster.invites().copyLink(ann, id(), invite.id()).url());
    }

    /** The token in a link, as a landing page reads it from the address bar. */
    static String tokenIn(String url) {
        return url.substring(url.indexOf("token=") + "token=".length());
    }

    /** The token in the newest mail to this user. */
    String token(UserId user) {
        return mail.tokenTo(address(user));
    }

    Accepted accept(UserId user) {
        return muster.invites().accept(token(user), verified(user));
    }

    /** The call is refused for this reason, and nothing at all has changed. */
    MusterException refused(MusterException.Reason reason, ThrowingCallable call) {
        Snapshot before = Snapshot.of(storage, id());
        int told = heard.size();
        MusterException refusal = catchThrowableOfType(MusterException.class, call);
        assertThat(refusal).as("a refusal for %s", reason).isNotNull();
        assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(reason);
        assertThat(Snapshot.of(storage, id())).isEqualTo(before);
        assertThat(heard).hasSize(told);
        return refusal;
    }

    /** The call throws this, and nothing at all has changed. */
    <T extends Throwable> T throwsAndChangesNothing(Class<T> type, ThrowingCallable call) {
        Snapshot before = Snapshot.of(storage, id());
        T thrown = catchThrowableOfType(type, call);
        assertThat(thrown).as("a %s", type.getSimpleName()).isNotNull();
        assertThat(Snapshot.of(storage, id())).isEqualTo(before);
        return thrown;
    }
}
