package dev.muster.jdbc;

import dev.muster.model.TeamId;
import dev.muster.spi.AnswerReads;
import dev.muster.spi.StoredAnswers;
import java.sql.ResultSet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was answered to the bulk calls of one team. */
class AnswerQueries implements AnswerReads {

    static final String COLUMNS = "team_id, call_key, chunk, digest, results, answered_at";

    private final Sql sql;
    private final TeamId team;

    AnswerQueries(Sql sql, TeamId team) {
        this.sql = sql;
        this.team = team;
    }

    final TeamId team() {
        return team;
    }

    @Override
    public @Nullable StoredAnswers find(String key, int chunk) {
        return sql.first(
                "select digest, results, answered_at from muster_answer where team_id = ? and call_key = ? and chunk = ?",
                Parameters.of(team, key).number((long) chunk),
                row -> new StoredAnswers(
                        team,
                        key,
                        chunk,
                        row.text("digest"),
                        Json.results(row.text("results")),
                        row.moment("answered_at")));
    }

    @Override
    public boolean anyBefore(Instant at) {
        return sql.query(
                "select 1 from muster_answer where team_id = ? and answered_at < ? limit 1",
                Parameters.of(team).moment(at),
                ResultSet::next);
    }
}
