package dev.muster.benchmarks;

import dev.muster.Muster;
import dev.muster.jdbc.JdbcStorage;
import dev.muster.model.Actor;
import dev.muster.model.BulkOptions;
import dev.muster.model.BulkReport;
import dev.muster.model.BulkRow;
import dev.muster.model.InviteLinks;
import dev.muster.model.LinkKey;
import dev.muster.model.NewInvite;
import dev.muster.model.NewTeam;
import dev.muster.model.Person;
import dev.muster.model.TeamId;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * Invites a second on PostgreSQL, many into one team: a bulk send, and beside it the very rows that it wrote, written by
 * hand: in batches, by COPY, in a transaction each. Contestants take turns, round after round. Prints medians, and how
 * the bulk send compares.
 *
 * <pre>{@code BulkCost [--durable] [--rows 20000] [--rounds 5]}</pre>
 */
public final class BulkCost {

    private static final int CHUNK = 100;
    private static final Actor SYSTEM = Actor.system("benchmark");
    private static final Actor OWNER = Actor.user("owner");

    private final int count;
    private final Map<String, List<Double>> rates = new LinkedHashMap<>();

    private BulkCost(int count) {
        this.count = count;
    }

    public static void main(String[] args) throws IOException, SQLException {
        List<String> options = Arrays.asList(args);
        int count = option(options, "--rows", 20_000);
        int rounds = option(options, "--rounds", 5);
        try (Server server = Server.start(options.contains("--durable"), 0)) {
            BulkCost cost = new BulkCost(count);
            DataSource own = server.database("own");
            Map<String, DataSource> hands = new LinkedHashMap<>();
            for (String name : List.of("invites", "batch", "copy", "single")) {
                hands.put(name, server.database(name));
            }
            // The first round warms up.
            for (int round = 0; round <= rounds; round++) {
                server.tidy();
                cost.round(own, hands, round > 0);
            }
            cost.print();
        }
        System.exit(0);
    }

    private static int option(List<String> options, String name, int otherwise) {
        int at = options.indexOf(name);
        return at < 0 ? otherwise : Integer.parseInt(options.get(at + 1));
    }

    private void round(DataSource own, Map<String, DataSource> hands, boolean counts) throws SQLException, IOException {
        Muster muster = Muster.builder(JdbcStorage.create(own))
                .links(InviteLinks.to("https://app.example.com/join", LinkKey.ephemeral()))
                .notifier(mail -> {})
                .build();
        TeamId team = team(muster);
        note(counts, "bulk send", count, () -> send(muster, SYSTEM, team));
        note(counts, "bulk send by a user", count, () -> send(muster, OWNER, team(muster)));
        TeamId singles = team(muster);
        note(counts, "send, one by one", count / 10, () -> {
            for (int i = 0; i < count / 10; i++) {
                muster.invites().send(SYSTEM, singles, invite(i));
            }
        });
        List<TableRows> rows = rows(own, team.toString());
        note(counts, "batches, invites alone", count, () -> batches(hands.get("invites"), rows.subList(0, 1)));
        note(counts, "batches, all rows", count, () -> batches(hands.get("batch"), rows));
        note(counts, "COPY, all rows", count, () -> copy(hands.get("copy"), rows));
        note(counts, "a transaction per row", count / 10, () -> single(hands.get("single"), rows));
        muster.close();
    }

    private static TeamId team(Muster muster) {
        Person owner = Person.of(OWNER.ref().id(), "owner@example.com").name("Ann");
        return muster.teams().create(SYSTEM, NewTeam.named("Acme").owner(owner)).id();
    }

    private static NewInvite invite(int i) {
        return NewInvite.to("ben-" + i + "@example.com").name("Ben").role("member");
    }

    private void send(Muster muster, Actor actor, TeamId team) {
        Iterator<BulkRow> rows = IntStream.range(0, count)
                .mapToObj(i -> BulkRow.of(i + 1L, invite(i)))
                .iterator();
        BulkReport report = muster.invites().sendAll(actor, team, rows, BulkOptions.bestEffort(), result -> {});
        if (!report.allDone()) {
            throw new IllegalStateException("not all were sent: " + report);
        }
    }

    /** What was written for the invites of a team, invites first. */
    private static List<TableRows> rows(DataSource pool, String team) throws SQLException {
        List<TableRows> rows = new ArrayList<>();
        try (Connection connection = pool.getConnection()) {
            for (String table : List.of("muster_invite", "muster_invite_role", "muster_outbox", "muster_event")) {
                String which = " where team_id = ?" + (table.endsWith("event") ? " and invite_id is not null" : "");
                rows.add(TableRows.read(connection, table, "select * from " + table + which, team));
            }
        }
        return rows;
    }

    private void batches(DataSource pool, List<TableRows> tables) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            for (int from = 0; from < count; from += CHUNK) {
                for (TableRows table : tables) {
                    table.batch(connection, from, from + CHUNK);
                }
                connection.commit();
            }
            connection.setAutoCommit(true);
        }
    }

    private static void copy(DataSource pool, List<TableRows> tables) throws SQLException, IOException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            for (TableRows table : tables) {
                table.copy(connection);
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private void single(DataSource pool, List<TableRows> tables) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            for (int at = 0; at < count / 10; at++) {
                for (TableRows table : tables) {
                    table.one(connection, at);
                }
                connection.commit();
            }
            connection.setAutoCommit(true);
        }
    }

    private interface Turn {
        void take() throws SQLException, IOException;
    }

    private void note(boolean counts, String contestant, int invites, Turn turn) throws SQLException, IOException {
        long start = System.nanoTime();
        turn.take();
        double rate = invites / ((System.nanoTime() - start) / 1e9);
        if (counts) {
            rates.computeIfAbsent(contestant, name -> new ArrayList<>()).add(rate);
        }
    }

    private void print() {
        System.out.printf(Locale.ROOT, "%n%-24s %12s %14s%n", "", "invites /s", "bulk send to it");
        double bulk = median(rates.getOrDefault("bulk send", List.of()));
        rates.forEach((contestant, of) ->
                System.out.printf(Locale.ROOT, "%-24s %12.0f %14.2f%n", contestant, median(of), bulk / median(of)));
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
