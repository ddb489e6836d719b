package dev.muster.jdbc;

import dev.muster.jdbc.Writes.Table;
import dev.muster.model.TeamId;
import dev.muster.spi.AnswerStore;
import dev.muster.spi.StoredAnswers;
import java.time.Instant;

/** What was answered to the bulk calls of the team that is being changed. */
final class AnswerWrites extends AnswerQueries implements AnswerStore {

    private static final String INSERT = "insert into muster_answer (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?)";
    private static final String DELETE = "delete from muster_answer where team_id = ? and answered_at < ?";

    private final Writes writes;

    AnswerWrites(Sql sql, TeamId team, Writes writes) {
        super(sql, team);
        this.writes = writes;
    }

    @Override
    public void add(StoredAnswers answers) {
        Own.require(team(), answers.team());
        Parameters row = Parameters.of(answers.team(), answers.key())
                .number((long) answers.chunk())
                .text(answers.digest())
                .text(Json.ofResults(answers.results()))
                .moment(answers.at());
        writes.add(Table.ANSWER, INSERT, row);
    }

    @Override
    public void deleteBefore(Instant at) {
        writes.add(Table.ANSWER, DELETE, Parameters.of(team()).moment(at));
    }
}
