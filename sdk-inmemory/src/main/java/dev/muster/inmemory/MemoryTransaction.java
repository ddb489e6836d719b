package dev.muster.inmemory;

import dev.muster.model.Team;
import dev.muster.model.TeamId;
import dev.muster.spi.AnswerStore;
import dev.muster.spi.HistoryStore;
import dev.muster.spi.InviteStore;
import dev.muster.spi.MemberStore;
import dev.muster.spi.OutboxStore;
import dev.muster.spi.RoleStore;
import dev.muster.spi.TeamStore;
import dev.muster.spi.Transaction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One change of one team: reads what was before, and collects what is to be written. */
final class MemoryTransaction implements Transaction {

    private final Writes writes;
    private final @Nullable Team touched;
    private final TeamStore teams;
    private final MemberStore members;
    private final InviteStore invites;
    private final RoleStore roles;
    private final HistoryStore history;
    private final AnswerStore answers;
    private final OutboxStore outbox;

    MemoryTransaction(
            Writes writes, @Nullable Team touched, @Nullable TeamRows rows, Function<String, @Nullable TeamId> slugs) {
        this.writes = writes;
        this.touched = touched;
        this.teams = new TeamWrites(writes, slugs);
        this.members = new MemberWrites(writes, rows == null ? MemberRows.NONE : rows.members());
        this.invites = new InviteWrites(
                writes,
                rows == null ? InviteRows.NONE : rows.invites(),
                rows == null ? FailureRows.NONE : rows.failures());
        this.roles = new RoleWrites(writes, rows == null ? RoleRows.NONE : rows.roles());
        this.history = new HistoryWrites(writes, rows == null ? HistoryRows.NONE : rows.history());
        this.answers = new AnswerWrites(writes, rows == null ? AnswerRows.NONE : rows.answers());
        this.outbox = new OutboxWrites(writes);
    }

    @Override
    public @Nullable Team team() {
        writes.scope().read();
        return touched;
    }

    @Override
    public TeamStore teams() {
        return teams;
    }

    @Override
    public MemberStore members() {
        return members;
    }

    @Override
    public InviteStore invites() {
        return invites;
    }

    @Override
    public RoleStore roles() {
        return roles;
    }

    @Override
    public HistoryStore history() {
        return history;
    }

    @Override
    public AnswerStore answers() {
        return answers;
    }

    @Override
    public OutboxStore outbox() {
        return outbox;
    }
}
