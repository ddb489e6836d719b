package dev.muster.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.Muster;
import dev.muster.model.Actor;
import dev.muster.model.BulkOptions;
import dev.muster.model.BulkReport;
import dev.muster.model.BulkResult;
import dev.muster.model.BulkRow;
import dev.muster.model.InviteLinks;
import dev.muster.model.LinkKey;
import dev.muster.model.NewInvite;
import dev.muster.model.NewTeam;
import dev.muster.model.Person;
import dev.muster.model.TeamId;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A bulk send, here or in a JVM of its own, which says on its output which row became which invite. */
final class BulkProcess {

    static final int ROWS = 4_000;
    private static final Actor SYSTEM = Actor.system("import");

    private BulkProcess() {}

    /** @param args where the database is, the team, and whether the call has a key */
    public static void main(String[] args) {
        try (HikariDataSource pool = TestDatabase.pool(args[0], 1)) {
            send(
                    pool,
                    TeamId.of(args[1]),
                    Boolean.parseBoolean(args[2]),
                    result -> KilledProcess.say(result.row() + " " + result.invite()));
        }
    }

    private static Muster muster(HikariDataSource pool) {
        return Muster.builder(JdbcStorage.create(pool))
                .links(InviteLinks.to("https://app.example.com/join", LinkKey.ephemeral()))
                .notifier(mail -> {})
                .build();
    }

    static TeamId team(HikariDataSource pool) {
        Person owner = Person.of("ann", "ann@example.com");
        return muster(pool)
                .teams()
                .create(SYSTEM, NewTeam.named("Acme").owner(owner))
                .id();
    }

    static BulkReport send(HikariDataSource pool, TeamId team, boolean keyed, Consumer<BulkResult> results) {
        Iterator<BulkRow> rows = IntStream.rangeClosed(1, ROWS)
                .mapToObj(i ->
                        BulkRow.of(i, NewInvite.to("p" + i + "@example.com").role("member")))
                .iterator();
        BulkOptions options = BulkOptions.bestEffort();
        return muster(pool).invites().sendAll(SYSTEM, team, rows, keyed ? options.key("import") : options, results);
    }
}
