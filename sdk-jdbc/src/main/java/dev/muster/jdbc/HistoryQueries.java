package dev.muster.jdbc;

import dev.muster.model.EventType;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.HistoryReads;
import java.sql.ResultSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The history of one team. */
class HistoryQueries implements HistoryReads {

    private final Sql sql;
    private final TeamId team;

    HistoryQueries(Sql sql, TeamId team) {
        this.sql = sql;
        this.team = team;
    }

    @Override
    public boolean contains(UUID change) {
        return sql.query(
                "select 1 from muster_event where team_id = ? and change_id = ? limit 1",
                Parameters.of(team, change),
                ResultSet::next);
    }

    @Override
    public List<TeamEvent> newest(
            @Nullable UserId user, @Nullable EventType type, @Nullable EventKey before, int limit) {
        StringBuilder query = new StringBuilder("select " + EventRow.COLUMNS + " from muster_event where team_id = ?");
        Parameters parameters = Parameters.of(team);
        String along = "team_id desc, ";
        if (type != null) {
            query.append(" and type = ?");
            parameters.text(type);
            along = "team_id desc, type desc, ";
        }
        if (user != null) {
            query.append(" and user_id = ?");
            parameters.text(user);
            along = "user_id desc, team_id desc, ";
        }
        if (before != null) {
            query.append(" and rev <= ? and (rev < ? or seq < ?)");
            parameters.number(before.rev()).number(before.rev()).number((long) before.seq());
        }
        query.append(" order by ")
                .append(along)
                .append("rev desc, seq desc limit ")
                .append(limit);
        return sql.all(query.toString(), parameters, EventRow::read);
    }
}
