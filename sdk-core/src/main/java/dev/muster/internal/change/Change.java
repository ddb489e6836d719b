package dev.muster.internal.change;

import dev.muster.internal.rules.RoleBook;
import dev.muster.internal.rules.Seats;
import dev.muster.model.ActorRef;
import dev.muster.model.EventType;
import dev.muster.model.InvalidValueException;
import dev.muster.model.Invite;
import dev.muster.model.InviteId;
import dev.muster.model.Member;
import dev.muster.model.MusterException;
import dev.muster.model.RoleId;
import dev.muster.model.Team;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.OutboxRow;
import dev.muster.spi.StoredInvite;
import dev.muster.spi.StoredRole;
import dev.muster.spi.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A change being decided. A use case reads, refuses or goes on, and says what is to be written; the gate writes it when
 * all is decided. So no refusal can come after a write.
 */
public final class Change extends View {

    private final Transaction transaction;
    private final UUID id;
    private final List<Consumer<Transaction>> writes = new ArrayList<>();
    private final List<TeamEvent> events = new ArrayList<>();
    private final List<OutboxRow> mail = new ArrayList<>();
    private final Consumer<List<TeamEvent>> policies;
    private final Seats seats;
    private ActorRef actor;
    /** How many of the events the policies have let pass. */
    private int judged;

    Change(
            Transaction transaction,
            Team team,
            RoleBook roles,
            Instant clock,
            ActorRef actor,
            UUID id,
            Consumer<List<TeamEvent>> policies) {
        super(transaction, team, roles, clock, actor);
        this.transaction = transaction;
        this.actor = actor;
        this.id = id;
        this.policies = policies;
        this.seats = new Seats(transaction, team, now());
    }

    /** What the team's rev will be, which is the rev of every row that this change writes. */
    public long rev() {
        return team().rev();
    }

    /** Who has this slug. */
    public @Nullable TeamId withSlug(String slug) {
        return transaction.teams().withSlug(slug);
    }

    public Seats seats() {
        return seats;
    }

    /** The holder of a link turned out to be this user. */
    public void actAs(ActorRef known) {
        this.actor = known;
    }

    /** Says what is to be written once all is decided. */
    public void write(Consumer<Transaction> write) {
        writes.add(write);
    }

    public void insert(StoredInvite row) {
        found().decide(row);
        write(tx -> tx.invites().insert(row));
    }

    public void update(StoredInvite row) {
        found().decide(row);
        write(tx -> tx.invites().update(row));
    }

    /** Writes an invite that has a new link, mailed or not. */
    public void resend(StoredInvite row) {
        found().decide(row);
        write(tx -> tx.invites().resend(row));
    }

    /** Writes an invite from which somebody was erased: one that has ended, be it by this change. */
    public void rewrite(StoredInvite row) {
        found().decide(row);
        write(tx -> tx.invites().rewrite(row));
    }

    /** Says what is to be told once all is committed. */
    public void tell(OutboxRow row) {
        mail.add(row);
    }

    /** Says what happened to the team. */
    public TeamEvent event(EventType type, Diff diff) {
        return event(type, null, null, null, null, diff);
    }

    /** Says what happened to a member. */
    public TeamEvent event(EventType type, Member member, Diff diff) {
        return event(type, member.user(), null, null, member.person().displayName(), diff);
    }

    /** Says what happened to an invite. */
    public TeamEvent event(EventType type, Invite invite, Diff diff) {
        return event(type, null, invite.id(), null, invite.email().value(), diff);
    }

    /** Says what this user, who need not be a member, did with their invite. */
    public TeamEvent event(EventType type, Invite invite, @Nullable UserId user, Diff diff) {
        return event(type, user, invite.id(), null, invite.email().value(), diff);
    }

    /** Says what happened to an invite by or for this user. */
    public TeamEvent event(EventType type, Invite invite, Member member, Diff diff) {
        return event(type, member.user(), invite.id(), null, member.person().displayName(), diff);
    }

    /** Says that who was called otherwise is from now on called by this pseudonym. */
    public TeamEvent erased(@Nullable UserId user, String pseudonym) {
        return event(EventType.PERSON_ERASED, user, null, null, pseudonym, new Diff());
    }

    /** Says what happened to a role of the team's own. */
    public TeamEvent event(EventType type, StoredRole role, Diff diff) {
        return event(type, null, null, role.id(), role.name(), diff);
    }

    /** Says what happened to whatever another event was about. */
    public TeamEvent event(EventType type, TeamEvent about, Diff diff) {
        return event(type, about.user(), about.invite(), about.role(), about.subject(), diff);
    }

    private TeamEvent event(
            EventType type,
            @Nullable UserId user,
            @Nullable InviteId invite,
            @Nullable RoleId role,
            @Nullable String subject,
            Diff diff) {
        TeamEvent event = new TeamEvent(
                id, team().id(), rev(), events.size(), now(), type, actor, user, invite, role, subject, diff.changes());
        events.add(event);
        return event;
    }

    /**
     * Decides a part of the change that may be refused without the rest. The policies judge it on the spot, and if it is
     * refused, what it said is forgotten.
     */
    public <T> T part(Supplier<T> decide) {
        int writesBefore = writes.size();
        int eventsBefore = events.size();
        int decisionsBefore = found().decisions();
        int seatsBefore = seats.taken();
        int mailBefore = mail.size();
        try {
            T result = decide.get();
            judge();
            return result;
        } catch (MusterException | InvalidValueException refusal) {
            writes.subList(writesBefore, writes.size()).clear();
            events.subList(eventsBefore, events.size()).clear();
            found().back(decisionsBefore);
            seats.taken(seatsBefore);
            mail.subList(mailBefore, mail.size()).clear();
            throw refusal;
        }
    }

    /** Says that all of it was only a question: nothing is written. */
    public void forget() {
        writes.clear();
        events.clear();
        mail.clear();
        judged = 0;
    }

    boolean isEmpty() {
        return writes.isEmpty();
    }

    boolean fillsOutbox() {
        return !mail.isEmpty();
    }

    /** Has the policies judge what they have not judged yet. */
    void judge() {
        policies.accept(List.copyOf(events.subList(judged, events.size())));
        judged = events.size();
    }

    List<TeamEvent> events() {
        return events;
    }

    void write() {
        if (events.isEmpty()) {
            throw new IllegalStateException("a change that writes says what happened");
        }
        writes.forEach(write -> write.accept(transaction));
        // What one change tells to many is bulk, and in the way of nothing that is told singly.
        boolean many = mail.stream().filter(row -> !row.bulk()).count() > 1;
        mail.forEach(row -> transaction.outbox().add(many ? row.inBulk() : row));
        transaction.history().append(events);
    }
}
