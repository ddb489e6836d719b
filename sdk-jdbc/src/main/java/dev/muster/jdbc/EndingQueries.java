package dev.muster.jdbc;

import dev.muster.model.RoleId;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.Ending;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Grants that have an end, each with its holder, in one statement. */
final class EndingQueries {

    private EndingQueries() {}

    static List<Ending> ending(Sql sql, TeamId team, Instant from, Instant to, Ending.@Nullable Key after, int limit) {
        StringBuilder ends = new StringBuilder("select " + MemberQueries.COLUMNS
                + ", h.granted_until as end_until, h.role_id as end_role from muster_member_role h"
                + " join muster_member m on m.team_id = h.team_id and m.user_id = h.user_id"
                + " where h.team_id = ? and h.granted_until > ? and h.granted_until <= ?");
        Parameters parameters = Parameters.of(team).moment(from).moment(to);
        if (after != null) {
            ends.append(" and h.granted_until >= ? and (h.granted_until > ? or h.user_id > ?"
                    + " or (h.user_id = ? and h.role_id > ?))");
            parameters
                    .moment(after.until())
                    .moment(after.until())
                    .text(after.user())
                    .text(after.user())
                    .text(after.role());
        }
        ends.append(" order by h.team_id, h.granted_until, h.user_id, h.role_id limit ")
                .append(limit);
        return sql.query(
                "select m.*, " + GrantRows.COLUMNS + " from (" + ends + ") m" + MemberQueries.GRANTS
                        + " order by m.end_until, m.user_id, m.end_role",
                parameters,
                rows -> GrantRows.<Ending>read(
                        rows,
                        row -> {
                            Ending.Key key = new Ending.Key(
                                    row.moment("end_until"),
                                    UserId.of(row.text("user_id")),
                                    RoleId.of(row.text("end_role")));
                            var member = MemberRow.read(row);
                            return grants -> new Ending(key, member.apply(grants));
                        },
                        "end_until",
                        "user_id",
                        "end_role"));
    }
}
