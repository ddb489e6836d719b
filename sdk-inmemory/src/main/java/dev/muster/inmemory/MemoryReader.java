package dev.muster.inmemory;

import dev.muster.model.Team;
import dev.muster.spi.AnswerReads;
import dev.muster.spi.HistoryReads;
import dev.muster.spi.InviteReads;
import dev.muster.spi.MemberReads;
import dev.muster.spi.Reader;
import dev.muster.spi.RoleReads;
import org.jspecify.annotations.Nullable;

/** One team as of one rev. */
final class MemoryReader implements Reader {

    private final Scope scope;
    private final @Nullable Team team;
    private final MemberReads members;
    private final InviteReads invites;
    private final RoleReads roles;
    private final HistoryReads history;
    private final AnswerReads answers;

    MemoryReader(Scope scope, @Nullable TeamRows rows) {
        this.scope = scope;
        this.team = rows == null ? null : rows.team();
        this.members = new MemberView(scope, rows == null ? MemberRows.NONE : rows.members());
        this.invites = new InviteView(
                scope,
                rows == null ? InviteRows.NONE : rows.invites(),
                rows == null ? FailureRows.NONE : rows.failures());
        this.roles = new RoleView(scope, rows == null ? RoleRows.NONE : rows.roles());
        this.history = new HistoryView(scope, rows == null ? HistoryRows.NONE : rows.history());
        this.answers = new AnswerView(scope, rows == null ? AnswerRows.NONE : rows.answers());
    }

    @Override
    public @Nullable Team team() {
        scope.read();
        return team;
    }

    @Override
    public boolean committed() {
        return true;
    }

    @Override
    public MemberReads members() {
        return members;
    }

    @Override
    public InviteReads invites() {
        return invites;
    }

    @Override
    public RoleReads roles() {
        return roles;
    }

    @Override
    public HistoryReads history() {
        return history;
    }

    @Override
    public AnswerReads answers() {
        return answers;
    }
}
