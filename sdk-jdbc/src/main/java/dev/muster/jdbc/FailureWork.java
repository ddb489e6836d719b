package dev.muster.jdbc;

import dev.muster.model.FailedAccept;
import dev.muster.model.InviteId;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.TeamId;
import java.time.Instant;
import java.util.List;

/** Failed accepts: rows of their own, since they are counted outside changes. */
final class FailureWork {

    private static final String COUNT = "update muster_accept_failure set times = times + 1, last_at = ?"
            + " where team_id = ? and invite_id = ? and reason = ?";
    /** If somebody else inserts the row at the same time, one of the two gets a duplicate key, and tries again. */
    private static final String BEGIN = "insert into muster_accept_failure (times, last_at, team_id, invite_id, reason)"
            + " select 1, ?, ?, ?, ? where exists (select 1 from muster_invite where team_id = ? and id = ?)";

    private static final String FIND =
            "select reason, times, last_at from muster_accept_failure where team_id = ? and invite_id = ?";

    private FailureWork() {}

    static void count(Sql sql, TeamId team, InviteId invite, Reason reason, Instant at) {
        Parameters key = Parameters.of(team, invite, reason);
        if (sql.update(COUNT, new Parameters().moment(at).all(key)) == 0) {
            sql.update(BEGIN, new Parameters().moment(at).all(key).text(team).text(invite));
        }
    }

    static List<FailedAccept> find(Sql sql, TeamId team, InviteId invite) {
        return sql.all(
                FIND,
                Parameters.of(team, invite),
                row -> new FailedAccept(
                        row.constant(Reason.class, "reason"), row.smallNumber("times"), row.moment("last_at")));
    }
}
