package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.jdbc.Asked.Question;
import dev.muster.model.HistoryQuery;
import dev.muster.model.InviteQuery;
import dev.muster.model.PeopleQuery;
import dev.muster.model.TeamId;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** How databases go about what we ask them: PostgreSQL in a team of 100,000 members and as many invites among others. */
class PlanTest {

    private static final int ROWS = 100_000;
    private static final int TEAMS = 1_000;
    /** Also what is found by a question that is asked for each row of a team. */
    private static final Pattern SLOW = Pattern.compile(
            "Seq Scan on muster_(member|member_role|invite|invite_role|event|outbox)\\b|Filter: .* = \\(SubPlan");

    @Test
    @DisplayName("nothing that the API asks reads through a table of members, invites, events or mail")
    void plans() throws SQLException {
        String url = TestDatabase.POSTGRESQL.empty();
        Asked asked = new Asked();
        try (HikariDataSource pool = TestDatabase.pool(url, 4);
                Connection connection = DriverManager.getConnection(url)) {
            JdbcSchema.migrate(pool);
            JdbcStorage storage = JdbcStorage.create(Tap.on(pool, asked));
            // While the tables are small: what is erased, for one, is looked for in all teams.
            List<Done> done = new ArrayList<>();
            for (UseCase useCase : UseCase.values()) {
                execute(connection, "delete from muster_suppression");
                Stage small = useCase.prepare(storage);
                asked.questions();
                useCase.run(small);
                done.add(new Done(useCase, small.team, asked.questions()));
            }
            Stage big = new Stage(storage);
            fill(connection, big.team);
            asked.questions();

            Map<Question, String> questions = new LinkedHashMap<>();
            for (Reading reading : Reading.values()) {
                reading.run(big);
                asked.questions().forEach(question -> questions.put(question, reading.name()));
            }
            for (Done one : done) {
                // Deleting a whole team is about all of its rows, and may well go through the table.
                TeamId team = one.useCase == UseCase.DELETE_TEAM ? one.team : big.team;
                one.questions.forEach(question -> questions.put(inTeam(question, one.team, team), one.useCase.name()));
            }

            assertThat(questions).hasSizeGreaterThan(100);
            List<String> slow = new ArrayList<>();
            for (Map.Entry<Question, String> entry : questions.entrySet()) {
                String plan = plan(connection, entry.getKey());
                if (SLOW.matcher(plan).find()) {
                    slow.add(entry.getValue() + ": " + entry.getKey() + "\n" + plan);
                }
            }
            assertThat(slow).isEmpty();
        }
    }

    /** What was asked when something was done in a small team. */
    private record Done(UseCase useCase, TeamId team, Set<Question> questions) {}

    @Test
    @DisplayName("on H2, too, a page is read along an index, and not by sorting a whole team")
    void pagesOnH2() throws SQLException {
        String url = TestDatabase.H2_MEMORY.empty();
        JdbcSchema.migrate(new DriverManagerDataSource(url));
        Asked asked = new Asked();
        JdbcStorage storage = JdbcStorage.create(Tap.on(new DriverManagerDataSource(url), asked));
        Stage stage = new Stage(storage);
        asked.questions();
        for (Reading reading : Reading.values()) {
            reading.run(stage);
        }
        stage.muster.runDueWork();
        // What one person has in all teams is little, and so are the teams that have something due.
        Pattern little = Pattern.compile("join muster_team|pending_email in|select distinct team_id");
        List<Question> pages = asked.questions().stream()
                .filter(question -> question.sql().matches("(?s).*order by .* limit .*"))
                .filter(question -> !little.matcher(question.sql()).find())
                .toList();

        assertThat(pages).hasSizeGreaterThan(30);
        try (Connection connection = DriverManager.getConnection(url)) {
            List<String> sorted = new ArrayList<>();
            for (Question page : pages) {
                String plan = explained(connection, page);
                if (!plan.contains("/* index sorted */")) {
                    sorted.add(page + "\n" + plan);
                }
            }
            assertThat(sorted).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "SQLITE"})
    @DisplayName(
            "on H2 and SQLite, too, single members and invites are looked up by more than their team, and not without it")
    void lookUps(TestDatabase database) throws SQLException {
        String url = database.empty();
        JdbcSchema.migrate(new DriverManagerDataSource(url));
        Asked asked = new Asked();
        JdbcStorage storage = JdbcStorage.create(Tap.on(new DriverManagerDataSource(url), asked));
        try (Connection connection = DriverManager.getConnection(url)) {
            for (UseCase useCase : UseCase.values()) {
                execute(connection, "delete from muster_suppression");
                useCase.run(useCase.prepare(storage));
            }
        }
        boolean sqlite = database == TestDatabase.SQLITE;
        // A mail is found by itself, whatever its team. Of several values for the second column of an index, H2 makes
        // no use.
        List<Question> lookUps = asked.questions().stream()
                .filter(question -> question.sql().matches("(?s)select [mi]\\..* where [mi]\\.team_id = .*"))
                .filter(question -> !question.sql().contains(" limit "))
                .filter(question -> sqlite || !question.sql().contains(" in ("))
                .toList();

        assertThat(lookUps).hasSizeGreaterThan(20);
        Pattern few = Pattern.compile(
                sqlite
                        ? "SEARCH [mi] USING INDEX \\S+ \\(team_id=\\? AND "
                        : "\"MUSTER_(MEMBER|INVITE)\" \"[MI]\"\\s+/\\* PUBLIC\\.\\S+: TEAM_ID = \\?1\\s+AND ");
        try (Connection connection = DriverManager.getConnection(url)) {
            List<String> slow = new ArrayList<>();
            for (Question lookUp : lookUps) {
                String plan = explained(connection, sqlite ? "explain query plan " : "explain ", lookUp);
                if (!few.matcher(plan).find()) {
                    slow.add(lookUp + "\n" + plan);
                }
            }
            assertThat(slow).isEmpty();
        }
    }

    @Test
    @DisplayName("a list that is filtered by something new has to be looked at here")
    void allFilters() {
        assertThat(filters(PeopleQuery.class)).containsExactlyInAnyOrder("status", "role", "search", "page");
        assertThat(filters(InviteQuery.class)).containsExactlyInAnyOrder("status", "page");
        assertThat(filters(HistoryQuery.class)).containsExactlyInAnyOrder("user", "type", "page");
    }

    private static List<String> filters(Class<?> query) {
        return Stream.of(query.getDeclaredMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && method.getReturnType() == query)
                .map(Method::getName)
                .toList();
    }

    /** What was done in a small team, as it would be asked for in the big one. */
    private static Question inTeam(Question question, TeamId small, TeamId big) {
        Map<Integer, Object> parameters = new TreeMap<>(question.parameters());
        parameters.replaceAll((position, value) -> small.toString().equals(value) ? big.toString() : value);
        return new Question(question.sql(), parameters);
    }

    private static String plan(Connection connection, Question question) throws SQLException {
        // To look for a part of a name is to look at the whole team, by design. This team is half of the table, so that
        // going through all of it would be right; what is asked is whether there is a way through the team alone.
        execute(connection, "set enable_seqscan = " + (question.sql().contains(" like ") ? "off" : "on"));
        return explained(connection, question);
    }

    private static String explained(Connection connection, Question question) throws SQLException {
        return explained(connection, "explain ", question);
    }

    private static String explained(Connection connection, String explaining, Question question) throws SQLException {
        try (PreparedStatement explain = connection.prepareStatement(explaining + question.sql())) {
            for (Map.Entry<Integer, Object> parameter : question.parameters().entrySet()) {
                explain.setObject(parameter.getKey(), parameter.getValue());
            }
            StringBuilder plan = new StringBuilder();
            try (ResultSet lines = explain.executeQuery()) {
                int text = lines.getMetaData().getColumnCount();
                while (lines.next()) {
                    plan.append(lines.getString(text)).append('\n');
                }
            }
            return plan.toString();
        }
    }

    /** Fills the tables, and makes their indexes when they are full, which takes a fraction of the time. */
    private static void fill(Connection connection, TeamId team) throws SQLException {
        Map<String, String> indexes = indexes(connection);
        for (String index : indexes.keySet()) {
            execute(connection, "drop index " + index);
        }
        fillTables(connection, team);
        for (String definition : indexes.values()) {
            execute(connection, definition);
        }
        execute(connection, "vacuum analyze");
    }

    /** By name, how each index is made that is not that of a key. */
    private static Map<String, String> indexes(Connection connection) throws SQLException {
        Map<String, String> indexes = new TreeMap<>();
        try (PreparedStatement asking = connection.prepareStatement("select indexname, indexdef from pg_indexes"
                        + " where tablename like 'muster%' and indexname not in (select conname from pg_constraint)");
                ResultSet rows = asking.executeQuery()) {
            while (rows.next()) {
                indexes.put(rows.getString(1), rows.getString(2));
            }
        }
        assertThat(indexes).isNotEmpty();
        return indexes;
    }

    /** Copies rows of Bob and of Dan's invite: once into the same team, once into others. */
    private static void fillTables(Connection connection, TeamId team) throws SQLException {
        String elsewhere = uuid("n % " + TEAMS);
        String address = "'p' || n || '@example.com'";
        String name = "'Person ' || n";
        copy(connection, "team", TEAMS, "s.id = '" + team + "'", Map.of("id", elsewhere, "slug", "null"));
        for (String to : List.of("s.team_id", elsewhere)) {
            String bob = "s.team_id = '" + team + "' and s.user_id = 'bob'";
            String dan = "s.team_id = '" + team + "' and s.email_key = 'dan@example.com'";
            Map<String, String> user = Map.of("team_id", to, "user_id", "'u' || n", "order_key", name);
            copy(
                    connection,
                    "member",
                    ROWS,
                    bob,
                    with(
                            user,
                            Map.of(
                                    "email", address,
                                    "email_key", address,
                                    "name", name,
                                    "status", "case n % 10 when 0 then 'SUSPENDED' else 'ACTIVE' end")));
            copy(
                    connection,
                    "member_role",
                    ROWS,
                    bob,
                    with(user, Map.of("role_id", "case n % 20 when 0 then 'admin' else 'member' end")));
            String open = "n % 2 = 0";
            String id = uuid("n");
            copy(
                    connection,
                    "invite",
                    ROWS,
                    dan,
                    with(
                            Map.of("team_id", to, "id", id),
                            Map.of(
                                    "email",
                                    address,
                                    "email_key",
                                    address,
                                    "name",
                                    name,
                                    "pending_email",
                                    "case when " + open + " then " + address + " end",
                                    "pending_order",
                                    "case when " + open + " then " + name + " end",
                                    "status",
                                    "case when " + open + " then 'PENDING' else 'ACCEPTED' end",
                                    "next_at",
                                    "case when " + open + " then 9000000000000 + n end",
                                    "mail_id",
                                    id,
                                    "invited_by_id",
                                    "'u' || n % 1000",
                                    "created_at",
                                    "s.created_at - n * 1000")));
            copy(
                    connection,
                    "invite_role",
                    ROWS,
                    "s.invite_id = (select id from muster_invite s where " + dan + ")",
                    Map.of("team_id", to, "invite_id", id));
            copy(
                    connection,
                    "event",
                    ROWS,
                    "s.team_id = '" + team + "' and s.rev = 1",
                    Map.of(
                            "team_id", to,
                            "rev", "1000 + n",
                            "change_id", uuid("n"),
                            "user_id", "'u' || n",
                            "type", "case n % 3 when 0 then 'MEMBER_EDITED' else 'INVITE_SENT' end"));
        }
        execute(
                connection,
                "insert into muster_outbox (id, team_id, kind, invite_id, generation, attempts, due_at, fresh, place,"
                        + " event_rev, event_seq, bulk)"
                        + " select " + uuid("n") + ", '" + team + "', 'INVITATION', " + uuid("n") + ", 1, 0,"
                        + " 9000000000000 + n, n % 2, 9000000000000 + n,"
                        + " 0, 0, 0"
                        + " from generate_series(1, " + ROWS + ") n");
    }

    private static String uuid(String number) {
        return "'00000000-0000-7000-8000-' || lpad((" + number + ")::text, 12, '0')";
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(some);
        all.putAll(more);
        return all;
    }

    /** Inserts copies of one row, numbered n, with other values in some columns. */
    private static void copy(Connection connection, String table, int copies, String source, Map<String, String> values)
            throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet all = connection.getMetaData().getColumns(null, null, "muster_" + table, null)) {
            while (all.next()) {
                columns.add(all.getString("COLUMN_NAME"));
            }
        }
        List<String> selected = columns.stream()
                .map(column -> values.getOrDefault(column, "s." + column))
                .toList();
        execute(
                connection,
                "insert into muster_" + table + " (" + String.join(", ", columns) + ") select "
                        + String.join(", ", selected) + " from muster_" + table + " s, generate_series(1, " + copies
                        + ") n where " + source);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        }
    }
}
