package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.InviteId;
import dev.muster.model.Member;
import dev.muster.model.Membership;
import dev.muster.model.Team;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.OutboxRow;
import dev.muster.spi.Reader;
import dev.muster.spi.Storage;
import dev.muster.spi.Storage.TransientConflict;
import dev.muster.spi.StoredInvite;
import dev.muster.spi.Transaction;
import dev.muster.spi.WorkTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The storage that is tested, with short words for what the tests do to it all the time. */
final class Bench {

    private static final int TRIES = 1_000;

    private final Storage storage;

    Bench(ContractPart part) {
        storage = part.subject();
    }

    Storage storage() {
        return storage;
    }

    /** A plain team at rev 1. */
    TeamId newTeam() {
        TeamId id = Sample.teamId();
        insert(Sample.team(id));
        return id;
    }

    void insert(Team team) {
        change(team.id(), tx -> tx.teams().insert(team));
    }

    void insert(Member... members) {
        change(members[0].team(), tx -> {
            for (Member member : members) {
                tx.members().insert(member);
            }
        });
    }

    void insert(StoredInvite... invites) {
        change(invites[0].invite().team(), tx -> {
            for (StoredInvite invite : invites) {
                tx.invites().insert(invite);
            }
        });
    }

    void insert(OutboxRow... rows) {
        change(rows[0].team(), tx -> {
            for (OutboxRow row : rows) {
                tx.outbox().add(row);
            }
        });
    }

    void append(TeamId team, TeamEvent... events) {
        change(team, tx -> tx.history().append(List.of(events)));
    }

    void change(TeamId team, Consumer<Transaction> work) {
        change(team, Sample.T0, work);
    }

    void change(TeamId team, Instant at, Consumer<Transaction> work) {
        storage.<@Nullable Void>change(team, at, tx -> {
            work.accept(tx);
            return null;
        });
    }

    <T> T decide(TeamId team, Function<Transaction, T> work) {
        return storage.<T>change(team, Sample.T0, work);
    }

    /** Tries again after a lost race, as Muster does. */
    <T> T insist(TeamId team, Function<Transaction, T> work) {
        for (int tries = 1; ; tries++) {
            try {
                return decide(team, work);
            } catch (TransientConflict e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    <T> T read(TeamId team, Function<Reader, T> work) {
        return storage.<T>read(team, work);
    }

    <T> T work(Function<WorkTransaction, T> work) {
        return storage.<T>work(work);
    }

    void doWork(Consumer<WorkTransaction> work) {
        storage.<@Nullable Void>work(tx -> {
            work.accept(tx);
            return null;
        });
    }

    @Nullable
    Team find(TeamId team) {
        return storage.<@Nullable Team>read(team, Reader::team);
    }

    Team team(TeamId team) {
        return Objects.requireNonNull(find(team), "the team");
    }

    long rev(TeamId team) {
        return team(team).rev();
    }

    @Nullable
    Member find(TeamId team, UserId user) {
        return storage.<@Nullable Member>read(team, r -> r.members().find(user));
    }

    @Nullable
    StoredInvite find(TeamId team, InviteId invite) {
        return storage.<@Nullable StoredInvite>read(team, r -> r.invites().find(invite));
    }

    List<TeamEvent> history(TeamId team) {
        return read(team, r -> r.history().newest(null, null, null, 1_000));
    }

    List<Membership> teamsOf(UserId user) {
        return storage.<List<Membership>>scan(s -> s.teamsOf(user, null, 1_000));
    }

    /** Rows of this team that are due at this moment. Others may be due as well. */
    List<OutboxRow> due(TeamId team, Instant now) {
        return work(w -> w.due(now, 1_000_000)).stream()
                .filter(row -> row.team().equals(team))
                .toList();
    }

    /** Everything that a list gives, page by page. */
    static <T> List<T> pages(int limit, Function<@Nullable T, List<T>> page) {
        List<T> all = new ArrayList<>();
        @Nullable T last = null;
        while (true) {
            List<T> rows = page.apply(last);
            assertThat(rows).hasSizeLessThanOrEqualTo(limit);
            assertThat(all.size()).as("rows so far: the pages do not end").isLessThan(100_000);
            all.addAll(rows);
            if (rows.size() < limit) {
                return all;
            }
            last = rows.get(rows.size() - 1);
        }
    }
}
