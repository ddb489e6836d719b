package dev.muster.examples.myteam;

import dev.muster.examples.myteam.host.Account;
import dev.muster.model.Actor;
import dev.muster.model.NewMember;
import dev.muster.model.TeamId;
import java.io.PrintStream;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.nodes.Element;

/**
 * How long the list of users takes to answer in a workspace of 100,000 people and in one of 100, over HTTP: not run by
 * the build. The argument is the address of an empty database; without one it is an H2 file.
 */
final class ListPageTimes {

    private static final int MANY = 100_000;
    private static final int FEW = 100;
    private static final int WARM_UP = 100;
    private static final int ROUNDS = 300;

    /** Pages that both workspaces have. */
    private static final Map<String, String> PAGES = pages();

    private ListPageTimes() {}

    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("first page", "/users");
        pages.put("of one role", "/users?role=admin");
        pages.put("active ones", "/users?status=ACTIVE");
        pages.put("a profile", "/users/p50");
        return pages;
    }

    public static void main(String[] arguments) throws Exception {
        String database = arguments.length > 0
                ? arguments[0]
                : "jdbc:h2:" + Files.createTempDirectory("list-page").resolve("data");
        PrintStream out = System.out;
        try (TestSite site = TestSite.on(database)) {
            Account ann = site.account("Ann", "ann@example.com");
            TeamId few = filled(site, ann, database, FEW);
            TeamId many = filled(site, ann, database, MANY);
            Surfer browser = site.signedIn(ann);
            out.printf("%-16s %14s %14s %8s%n", "median", FEW + " people", MANY + " people", "ratio");
            for (Map.Entry<String, String> page : PAGES.entrySet()) {
                compare(out, browser, page.getKey(), "/w/" + few + page.getValue(), "/w/" + many + page.getValue());
            }
            compare(out, browser, "third page", further(browser, few), further(browser, many));
        }
    }

    /** The address of the third page, by its links. */
    private static String further(Surfer browser, TeamId team) {
        String address = "/w/" + team + "/users";
        for (int i = 0; i < 2; i++) {
            Element next = browser.get(address).ok().one("a[rel=next]");
            address =
                    next.attr("href").startsWith("?") ? "/w/" + team + "/users" + next.attr("href") : next.attr("href");
        }
        return address;
    }

    private static void compare(PrintStream out, Surfer browser, String name, String few, String many) {
        for (int i = 0; i < WARM_UP; i++) {
            micros(browser, few);
            micros(browser, many);
        }
        long[] fast = new long[ROUNDS];
        long[] slow = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            fast[i] = micros(browser, few);
            slow[i] = micros(browser, many);
        }
        Arrays.sort(fast);
        Arrays.sort(slow);
        long a = fast[ROUNDS / 2];
        long b = slow[ROUNDS / 2];
        out.printf("%-16s %11d µs %11d µs %8.2f%n", name, a, b, (double) b / a);
    }

    private static long micros(Surfer browser, String address) {
        long start = System.nanoTime();
        browser.get(address).ok();
        return (System.nanoTime() - start) / 1_000;
    }

    /** A workspace of so many: one member is made by Muster, and copied by SQL. */
    private static TeamId filled(TestSite site, Account ann, String database, int people) throws SQLException {
        TeamId team = site.team(ann, people + " people");
        Account first = site.account("Person " + people, "p" + people + "@example.com");
        site.muster().members().addMember(Actor.system("filling"), team, NewMember.of(first.person(), "member"));
        String from = " from muster_%s s cross join numbers where s.team_id = '" + team + "' and s.user_id = '"
                + first.id().value() + "'";
        String members =
                "insert into muster_member (team_id, user_id, email, email_key, name, order_key, locale, location,"
                        + " status, attributes, joined_at, rev) select team_id, 'p' || n, 'p' || n || '@example.com',"
                        + " 'p' || n || '@example.com', 'Person ' || n, 'person ' || n, locale, 'Oslo',"
                        + " case when mod(n, 20) = 0 then 'SUSPENDED' else status end, attributes, joined_at, rev";
        String roles = "insert into muster_member_role (team_id, user_id, ordinal, role_id, order_key, granted_until,"
                + " granted_by_type, granted_by_id) select team_id, 'p' || n, ordinal,"
                + " case when mod(n, 10) = 0 then 'admin' else role_id end, 'person ' || n, granted_until,"
                + " granted_by_type, granted_by_id";
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists numbers (n integer primary key)");
            statement.execute("delete from numbers");
            for (int n = 2; n < people; n++) {
                statement.addBatch("insert into numbers values (" + n + ")");
            }
            statement.executeBatch();
            statement.execute(members + String.format(from, "member"));
            statement.execute(roles + String.format(from, "member_role"));
            statement.execute("analyze");
        }
        return team;
    }
}
