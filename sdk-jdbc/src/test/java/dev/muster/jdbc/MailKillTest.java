package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.Muster;
import dev.muster.jdbc.TakingServer.Taken;
import dev.muster.model.Actor;
import dev.muster.model.Cursor;
import dev.muster.model.DeliveryStatus;
import dev.muster.model.Invite;
import dev.muster.model.InviteEntry;
import dev.muster.model.InviteQuery;
import dev.muster.model.NewInvite;
import dev.muster.model.NewTeam;
import dev.muster.model.Page;
import dev.muster.model.Person;
import dev.muster.model.Slice;
import dev.muster.model.TeamId;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Nodes of their own processes deliver from one database, and are killed where it hurts most. */
class MailKillTest {

    private static final int KILLS = Integer.getInteger("muster.mail.kills", 3);

    /** Mails are sent four at a time, so that others are on their way when a node is killed. */
    private static final int MAILS_EACH = 8;

    private static final int MAILS_OF_FOUR_NODES = Integer.getInteger("muster.mail.nodes", 400);

    /** What a killed node had claimed is due again by then, however often it was claimed. */
    private static final Duration LATER = Duration.ofMinutes(2);

    /** Longer than all kills take. */
    private static final Duration OPEN = Duration.ofDays(30);

    private static final Actor ANN = Actor.user("ann");

    @Test
    @DisplayName("a node is killed after the server said 250 and before it could take note, again and again: nothing is"
            + " lost, and what comes twice is what was on its way, with the same id and link")
    void killed() throws Exception {
        IntPredicate deadly = mail -> mail % MAILS_EACH == 0 && mail <= KILLS * MAILS_EACH;
        try (Post post = new Post(KILLS * MAILS_EACH, deadly)) {
            int killed = 0;
            Duration ahead = Duration.ZERO;
            for (int round = 0; post.mailWaits(); round++) {
                assertThat(round).isLessThanOrEqualTo(2 * KILLS + 2);
                killed += post.deliver(1, ahead);
                ahead = ahead.plus(LATER);
            }
            assertThat(killed).isEqualTo(KILLS);
            assertThat(post.takenTwice()).isBetween(KILLS, 4 * KILLS);
            post.checkThatNothingIsLost();
        }
    }

    @Test
    @DisplayName("four nodes side by side send each mail exactly once")
    void fourNodes() throws Exception {
        try (Post post = new Post(MAILS_OF_FOUR_NODES, mail -> false)) {
            assertThat(post.deliver(4, Duration.ZERO)).isZero();
            assertThat(post.mailWaits()).isFalse();
            assertThat(post.takenTwice()).isZero();
            post.checkThatNothingIsLost();
        }
    }

    @Test
    @DisplayName("of four nodes one is killed at work: the others and the next round lose nothing")
    void oneOfFourNodes() throws Exception {
        try (Post post = new Post(MAILS_OF_FOUR_NODES, mail -> mail == MAILS_OF_FOUR_NODES / 2)) {
            assertThat(post.deliver(4, Duration.ZERO)).isEqualTo(1);
            assertThat(post.deliver(1, LATER)).isZero();
            assertThat(post.mailWaits()).isFalse();
            assertThat(post.takenTwice()).isBetween(1, 4);
            post.checkThatNothingIsLost();
        }
    }

    /** A team with so many invites whose mail waits, and a server that takes it. */
    private static final class Post implements AutoCloseable {

        private final String url = TestDatabase.POSTGRESQL.empty();
        private final HikariDataSource pool = TestDatabase.pool(url, 4);
        private final TakingServer server;
        private final Muster muster;
        private final TeamId team;
        private final Set<String> invited = new HashSet<>();

        Post(int mails, IntPredicate deadly) throws Exception {
            JdbcSchema.migrate(pool);
            server = new TakingServer(deadly);
            muster = MailerProcess.node(JdbcStorage.create(pool), server.port(), Clock.systemUTC());
            team = muster.teams()
                    .create(ANN, NewTeam.named("Acme").owner(Person.of("ann", "ann@example.com")))
                    .id();
            for (int i = 0; i < mails; i++) {
                String address = "p" + i + "@example.com";
                muster.invites()
                        .send(
                                Actor.system("test"),
                                team,
                                NewInvite.to(address).role("member").expiresIn(OPEN));
                invited.add(address);
            }
        }

        /** Has so many nodes deliver what is due. Answers how many of them were killed. */
        int deliver(int nodes, Duration ahead) throws Exception {
            List<Process> running = new ArrayList<>();
            for (int i = 0; i < nodes; i++) {
                running.add(MailerProcess.start(url, server.port(), ahead));
            }
            int killed = 0;
            for (Process node : running) {
                assertThat(node.waitFor(5, TimeUnit.MINUTES)).isTrue();
                killed += node.exitValue() == 0 ? 0 : 1;
            }
            return killed;
        }

        boolean mailWaits() {
            return muster.backlog().waiting() > 0;
        }

        int takenTwice() {
            return server.taken().size() - invited.size();
        }

        void checkThatNothingIsLost() {
            Map<String, Set<Taken>> byAddress = new HashMap<>();
            server.taken()
                    .forEach(mail -> byAddress
                            .computeIfAbsent(mail.to(), to -> new HashSet<>())
                            .add(mail));
            assertThat(byAddress.keySet()).isEqualTo(invited);
            assertThat(byAddress.values()).as("the same id and link").allMatch(mails -> mails.size() == 1);
            assertThat(invites())
                    .hasSameSizeAs(invited)
                    .allMatch(invite -> invite.delivery().status() == DeliveryStatus.SENT);
        }

        private List<Invite> invites() {
            List<Invite> all = new ArrayList<>();
            Cursor next = null;
            do {
                Page page = Page.first().size(200).after(next);
                Slice<InviteEntry> slice =
                        muster.invites().list(ANN, team, InviteQuery.all().page(page));
                slice.items().forEach(row -> all.add(row.invite()));
                next = slice.next();
            } while (next != null);
            return all;
        }

        @Override
        public void close() throws IOException {
            server.close();
            pool.close();
        }
    }
}
