package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.DeliveryStatus;
import dev.muster.model.EventType;
import dev.muster.model.InviteId;
import dev.muster.model.InviteStatus;
import dev.muster.model.Member;
import dev.muster.model.MemberStatus;
import dev.muster.model.RoleId;
import dev.muster.model.Team;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.model.TeamStatus;
import dev.muster.model.UserId;
import dev.muster.spi.OutboxRow;
import dev.muster.spi.Storage;
import dev.muster.spi.StoredInvite;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.LongStream;

/**
 * What is true of a team whatever happened to it: it has an owner for good, nobody is in it twice, no address has two
 * open invites, no seat is taken twice, its history has no gap, and mail that is to be sent will be. Of use to the tests
 * of a storage that do something worse to it than the contracts do.
 */
public final class Invariants {

    private static final Duration LONG = Duration.ofDays(10_000);

    private Invariants() {}

    static void check(Scene on) {
        check(on.storage, on.id(), on.clock.instant());
    }

    /**
     * All of them, of a team that nobody changes at the moment.
     *
     * @throws AssertionError if one of them does not hold
     */
    public static void check(Storage storage, TeamId id, Instant clock) {
        Snapshot rows = Snapshot.of(storage, id);
        check(rows, clock);
        Team team = Objects.requireNonNull(rows.team());
        if (team.seats() != null) {
            assertThat(taken(rows, clock)).as("seats").isLessThanOrEqualTo(team.seats());
        }
        checkMailIsOnItsWay(rows, outbox(storage, id, clock));
    }

    /** What waits to be told about a team, due or not. */
    static List<OutboxRow> outbox(Storage storage, TeamId team, Instant clock) {
        return storage.<List<OutboxRow>>work(work -> work.due(clock.plus(LONG), 100_000)).stream()
                .filter(row -> row.team().equals(team))
                .toList();
    }

    /** Those that need nothing but the team's rows. */
    static void check(Snapshot rows, Instant clock) {
        Team team = Objects.requireNonNull(rows.team());
        checkHistory(team, rows.history());
        if (team.status() == TeamStatus.DELETED) {
            assertThat(rows.members()).isEmpty();
            assertThat(rows.invites()).isEmpty();
            return;
        }
        assertThat(rows.members()).as("active owners for good").anyMatch(Invariants::isLastingOwner);
        List<UserId> users = rows.members().stream().map(Member::user).toList();
        assertThat(users).as("memberships").doesNotHaveDuplicates();
        checkInvites(rows, now(team, clock));
    }

    /** The moment that the team lives in: a clock that is behind does not count. */
    static Instant now(Team team, Instant clock) {
        return clock.isBefore(team.changedAt()) ? team.changedAt() : clock;
    }

    /** Seats that are taken, by members and by open invites. */
    static int taken(Snapshot rows, Instant clock) {
        Instant now = now(Objects.requireNonNull(rows.team()), clock);
        return rows.members().size()
                + (int) rows.invites().stream().filter(row -> isOpen(row, now)).count();
    }

    /** What has ended stays as it was, and nothing is forgotten. */
    static void checkNothingEndedChanged(Snapshot before, Snapshot after) {
        if (after.history().stream().anyMatch(event -> event.type() == EventType.PERSON_ERASED)) {
            return; // the one thing that changes it
        }
        Map<InviteId, StoredInvite> now = new HashMap<>();
        after.invites().forEach(row -> now.put(row.invite().id(), row));
        boolean deleted = after.team() != null && after.team().status() == TeamStatus.DELETED;
        for (StoredInvite row : before.invites()) {
            if (!deleted && row.invite().status() != InviteStatus.PENDING) {
                assertThat(now).containsEntry(row.invite().id(), row);
            }
        }
        List<TeamEvent> earlier = after.history()
                .subList(
                        after.history().size() - before.history().size(),
                        after.history().size());
        assertThat(earlier).as("the history so far").isEqualTo(before.history());
    }

    static boolean isOpen(StoredInvite row, Instant now) {
        return row.invite().status() == InviteStatus.PENDING
                && now.isBefore(row.invite().expiresAt());
    }

    private static boolean isLastingOwner(Member member) {
        return member.status() == MemberStatus.ACTIVE
                && member.roles().stream()
                        .anyMatch(grant -> grant.role().equals(RoleId.of("owner")) && grant.until() == null);
    }

    private static void checkInvites(Snapshot rows, Instant now) {
        List<String> open = new ArrayList<>();
        List<String> held = new ArrayList<>();
        for (StoredInvite row : rows.invites()) {
            String key = row.invite().email().key();
            if (isOpen(row, now)) {
                open.add(key);
                assertThat(row.holdsAddress())
                        .as("an open invite holds its address")
                        .isTrue();
            }
            if (row.holdsAddress()) {
                held.add(key);
            }
            boolean pending = row.invite().status() == InviteStatus.PENDING;
            assertThat(row.invite().endedAt() == null).as("has not ended").isEqualTo(pending);
            assertThat(row.invite().acceptedBy() != null)
                    .as("accepted by somebody")
                    .isEqualTo(row.invite().status() == InviteStatus.ACCEPTED);
        }
        assertThat(open).as("open invites by address").doesNotHaveDuplicates();
        assertThat(held).as("held addresses").doesNotHaveDuplicates();
    }

    /** Revs have no gap, and each is one change: one id, one moment, events counted from 0. */
    private static void checkHistory(Team team, List<TeamEvent> newestFirst) {
        List<TeamEvent> history = new ArrayList<>(newestFirst);
        Collections.reverse(history);
        assertThat(history.stream().mapToLong(TeamEvent::rev).distinct().toArray())
                .as("revs in the history")
                .isEqualTo(LongStream.rangeClosed(1, team.rev()).toArray());
        Map<UUID, Long> changes = new HashMap<>();
        Map<Long, Integer> next = new HashMap<>();
        Instant last = Instant.EPOCH;
        for (TeamEvent event : history) {
            assertThat(changes.computeIfAbsent(event.change(), id -> event.rev()))
                    .as("one change, one rev")
                    .isEqualTo(event.rev());
            assertThat(event.seq()).isEqualTo(next.merge(event.rev(), 1, Integer::sum) - 1);
            assertThat(event.at()).as("time goes on").isAfterOrEqualTo(last);
            last = event.at();
        }
        assertThat(changes).as("one rev, one change").hasSize((int) team.rev());
    }

    /** An open invite that says QUEUED has a row that will be sent. */
    private static void checkMailIsOnItsWay(Snapshot rows, List<OutboxRow> outbox) {
        for (StoredInvite row : rows.invites()) {
            if (row.invite().status() == InviteStatus.PENDING
                    && row.invite().delivery().status() == DeliveryStatus.QUEUED) {
                assertThat(outbox)
                        .as("mail of " + row)
                        .anyMatch(mail ->
                                row.invite().id().equals(mail.invite()) && mail.generation() == row.generation());
            }
        }
    }
}
