package dev.muster.inmemory;

import dev.muster.model.Delivery;
import dev.muster.model.Invite;
import dev.muster.model.InviteId;
import dev.muster.model.InviteStatus;
import dev.muster.model.Member;
import dev.muster.model.Team;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.Storage.TransientConflict;
import dev.muster.spi.StoredInvite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a team becomes when the writes of a change are done to it, one after the other. Where a condition of one does
 * not hold, {@link TransientConflict} is thrown and the draft thrown away.
 */
final class Draft {

    private final MemberRows membersBefore;
    private InviteRows invitesBefore;
    private @Nullable Team team;
    private MemberRows members;
    private InviteRows invites;
    private RoleRows roles;
    private HistoryRows history;
    private FailureRows failures;
    private AnswerRows answers;
    private final List<UnaryOperator<OutboxRows>> outbox = new ArrayList<>();
    private final List<Invite> released = new ArrayList<>();
    private final List<Invite> taken = new ArrayList<>();
    private final Set<UserId> cameOrWent = new LinkedHashSet<>();
    private final Set<InviteId> rewritten = new LinkedHashSet<>();

    /** @param touched the team as the touch left it, null if there is none */
    Draft(@Nullable Team touched, @Nullable TeamRows before) {
        team = touched;
        membersBefore = before == null ? MemberRows.NONE : before.members();
        invitesBefore = before == null ? InviteRows.NONE : before.invites();
        roles = before == null ? RoleRows.NONE : before.roles();
        history = before == null ? HistoryRows.NONE : before.history();
        failures = before == null ? FailureRows.NONE : before.failures();
        answers = before == null ? AnswerRows.NONE : before.answers();
        members = membersBefore;
        invites = invitesBefore;
    }

    void insertTeam(Team inserted) {
        if (team != null) {
            throw new TransientConflict("there is a team with this id already", null);
        }
        team = inserted;
    }

    void updateTeam(Team updated) {
        if (team == null) {
            throw new TransientConflict("there is no such team", null);
        }
        team = new Team(
                team.id(),
                updated.name(),
                updated.slug(),
                updated.status(),
                updated.seats(),
                updated.domains(),
                updated.attributes(),
                team.createdAt(),
                team.changedAt(),
                team.rev());
    }

    void clear() {
        members.byUser().after(null).forEach(row -> cameOrWent.add(row.key()));
        invitesBefore
                .holders()
                .after(null)
                .forEach(row -> released.add(before(row.value()).invite()));
        members = MemberRows.NONE;
        invites = InviteRows.NONE;
        roles = RoleRows.NONE;
        failures = FailureRows.NONE;
        answers = AnswerRows.NONE;
        invitesBefore = InviteRows.NONE;
        rewritten.clear();
        if (team != null) {
            Team cleared = team;
            outbox.add(rows -> rows.clear(cleared.id()));
        }
    }

    void insertMember(Member member) {
        members = members.insert(member);
        cameOrWent.add(member.user());
    }

    void updateMember(Member member) {
        members = members.update(member);
    }

    void deleteMember(UserId user) {
        members = members.delete(user);
        cameOrWent.add(user);
    }

    void insertInvite(StoredInvite stored) {
        if (invites.byId().has(stored.invite().id())) {
            throw new TransientConflict("there is an invite with this id already", null);
        }
        write(stored);
    }

    void updateInvite(StoredInvite stored) {
        StoredInvite present = pending(stored.invite().id());
        write(stored.delivery(present.invite().delivery()));
    }

    void resendInvite(StoredInvite stored) {
        pending(stored.invite().id());
        write(stored);
    }

    void rewriteInvite(StoredInvite stored) {
        if (!invites.byId().has(stored.invite().id())) {
            throw new TransientConflict("there is no such invite", null);
        }
        write(stored);
    }

    void deleteInvite(InviteId id) {
        StoredInvite present = invites.byId().get(id);
        if (present == null) {
            return;
        }
        invites = invites.without(present);
        failures = failures.without(id);
        rewritten.remove(id);
        StoredInvite before = invitesBefore.byId().get(id);
        if (before != null && before.holdsAddress()) {
            invites = invites.released(before.invite());
            released.add(before.invite());
        }
    }

    void deliver(InviteId id, int generation, Delivery delivery) {
        StoredInvite present = pending(id);
        if (present.generation() != generation || team == null) {
            throw new TransientConflict("this invite has another link by now", null);
        }
        write(present.delivery(delivery, team.rev()));
    }

    private StoredInvite pending(InviteId id) {
        StoredInvite present = invites.byId().get(id);
        if (present == null || present.invite().status() != InviteStatus.PENDING) {
            throw new TransientConflict("this invite is not pending any more", null);
        }
        return present;
    }

    private void write(StoredInvite stored) {
        invites = invites.written(stored);
        rewritten.add(stored.invite().id());
    }

    void roles(UnaryOperator<RoleRows> write) {
        roles = write.apply(roles);
    }

    void answers(UnaryOperator<AnswerRows> write) {
        answers = write.apply(answers);
    }

    void append(TeamEvent event) {
        history = history.append(event);
    }

    void rewrite(TeamEvent event) {
        history = history.rewrite(event);
    }

    void outbox(UnaryOperator<OutboxRows> write) {
        outbox.add(write);
    }

    /**
     * Everything of the team after the change; null if there is no team still. Addresses are taken last and given up
     * before that, so that it does not matter in which order one invite takes what another one had.
     */
    @Nullable
    TeamRows rows(boolean written) {
        if (team == null) {
            if (written) {
                throw new IllegalStateException("There is no such team to write to: insert it first.");
            }
            return null;
        }
        List<StoredInvite> taking = new ArrayList<>();
        for (InviteId id : rewritten) {
            StoredInvite before = invitesBefore.byId().get(id);
            StoredInvite after = invites.byId().get(id);
            if (after == null || InviteRows.sameHold(before, after)) {
                continue;
            }
            if (before != null && before.holdsAddress()) {
                invites = invites.released(before.invite());
                released.add(before.invite());
            }
            if (after.holdsAddress()) {
                taking.add(after);
            }
        }
        for (StoredInvite stored : taking) {
            invites = invites.held(stored.invite());
            taken.add(stored.invite());
        }
        return new TeamRows(team, members, invites, roles, history, answers, failures);
    }

    private StoredInvite before(InviteId id) {
        return Objects.requireNonNull(invitesBefore.byId().get(id), "an index leads to a row");
    }

    GroupedRows<String, InviteId, TeamId> addressedAfter(GroupedRows<String, InviteId, TeamId> before) {
        GroupedRows<String, InviteId, TeamId> rows = before;
        for (Invite invite : released) {
            rows = rows.without(invite.email().key(), invite.id());
        }
        for (Invite invite : taken) {
            rows = rows.with(invite.email().key(), invite.id(), invite.team());
        }
        return rows;
    }

    OutboxRows outboxAfter(OutboxRows before) {
        OutboxRows rows = before;
        for (UnaryOperator<OutboxRows> write : outbox) {
            rows = write.apply(rows);
        }
        return rows;
    }

    /** Who was no member before and is one now. */
    Set<UserId> came() {
        return among(
                user -> !membersBefore.byUser().has(user) && members.byUser().has(user));
    }

    /** Who was a member before and is none now. */
    Set<UserId> went() {
        return among(
                user -> membersBefore.byUser().has(user) && !members.byUser().has(user));
    }

    private Set<UserId> among(Predicate<UserId> wanted) {
        Set<UserId> users = new HashSet<>();
        for (UserId user : cameOrWent) {
            if (wanted.test(user)) {
                users.add(user);
            }
        }
        return users;
    }
}
