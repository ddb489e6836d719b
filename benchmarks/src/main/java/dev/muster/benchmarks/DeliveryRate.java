package dev.muster.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.muster.Muster;
import dev.muster.jdbc.JdbcStorage;
import dev.muster.model.Actor;
import dev.muster.model.EmailAddress;
import dev.muster.model.InviteId;
import dev.muster.model.InviteLink;
import dev.muster.model.InviteLinks;
import dev.muster.model.LinkKey;
import dev.muster.model.NewInvite;
import dev.muster.model.NewTeam;
import dev.muster.model.Person;
import dev.muster.model.TeamId;
import dev.muster.smtp.MailTemplates;
import dev.muster.smtp.RenderedMail;
import dev.muster.smtp.SmtpConfig;
import dev.muster.smtp.SmtpNotifier;
import dev.muster.spi.Notification;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Mails per second of the whole way from the outbox on PostgreSQL to a mail server, beside a bare loop of Jakarta Mail
 * over as many kept connections, in turns in one run against one server.
 */
public final class DeliveryRate {

    private static final int CONNECTIONS = 4;
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private DeliveryRate() {}

    /** @param args {@code --durable}, {@code --rounds n}, {@code --distance} of the database in microseconds for a round trip */
    public static void main(String[] args) throws Exception {
        List<String> given = List.of(args);
        int rounds = number(given, "--rounds", 7);
        try (Server server = Server.start(given.contains("--durable"), number(given, "--distance", 0))) {
            run(server.database("at_once"), server, Duration.ZERO, 2_000, rounds);
            run(server.database("at_five"), server, Duration.ofMillis(5), 400, rounds);
        }
    }

    private static int number(List<String> given, String option, int otherwise) {
        int at = given.indexOf(option);
        return at < 0 ? otherwise : Integer.parseInt(given.get(at + 1));
    }

    private static void run(DataSource database, Server server, Duration perAnswer, int mails, int rounds)
            throws Exception {
        try (SwallowingServer sink = new SwallowingServer(perAnswer);
                SmtpNotifier notifier = SmtpNotifier.create(SmtpConfig.of("localhost", sink.port())
                        .plain()
                        .from("Acme <team@acme.example>")
                        .connections(CONNECTIONS)
                        .idle(Duration.ofMinutes(1)));
                BareMail bare = new BareMail(sink.port(), CONNECTIONS, mail())) {
            Muster muster = Muster.builder(JdbcStorage.create(database))
                    .links(InviteLinks.to("https://app.example.com/join", LinkKey.ephemeral()))
                    .notifier(notifier)
                    .build();
            List<Double> ratios = new ArrayList<>();
            List<Cost> bares = new ArrayList<>();
            List<Cost> musters = new ArrayList<>();
            for (int round = 0; round <= rounds; round++) {
                Cost first = cost(server, mails, () -> bare.send(mails));
                invite(muster, mails);
                server.tidy();
                Cost second = cost(server, mails, () -> require(mails, muster.runDueWork()));
                if (round > 0) { // the first one warms up
                    bares.add(first);
                    musters.add(second);
                    ratios.add(second.rate() / first.rate());
                }
            }
            ratios.sort(null);
            print(perAnswer, "bare", Cost.median(bares));
            print(perAnswer, "Muster", Cost.median(musters));
            System.out.printf(
                    Locale.ROOT,
                    "%d ms an answer: median ratio %.2f (%.2f to %.2f)%n",
                    perAnswer.toMillis(),
                    ratios.get(ratios.size() / 2),
                    ratios.get(0),
                    ratios.get(ratios.size() - 1));
            long expected = 2L * (rounds + 1) * mails;
            if (sink.taken() != expected) {
                throw new IllegalStateException(sink.taken() + " mails arrived instead of " + expected);
            }
        }
    }

    private static void print(Duration perAnswer, String who, Cost cost) {
        System.out.printf(
                Locale.ROOT,
                "%d ms an answer: %s %.0f/s, processor time of a mail %.0f us in the program, %.0f us in the database%n",
                perAnswer.toMillis(),
                who,
                cost.rate(),
                cost.client(),
                cost.server());
    }

    /** Sends so many mails. */
    private interface Send {
        void run() throws Exception;
    }

    private static Cost cost(Server server, int mails, Send send) throws Exception {
        long servers = server.cpu();
        long clients = SYSTEM.getProcessCpuTime();
        long begin = System.nanoTime();
        send.run();
        double seconds = (System.nanoTime() - begin) / 1e9;
        double client = (SYSTEM.getProcessCpuTime() - clients) / 1e3;
        double serving = (server.cpu() - servers) / 1e3;
        return new Cost(mails / seconds, client / mails, serving / mails);
    }

    private static void require(int mails, int done) {
        if (done != mails) {
            throw new IllegalStateException(done + " mails instead of " + mails);
        }
    }

    private static void invite(Muster muster, int mails) {
        Actor system = Actor.system("benchmark");
        Person ann = Person.of("ann", "ann@example.com").name("Ann");
        TeamId team =
                muster.teams().create(system, NewTeam.named("Acme").owner(ann)).id();
        for (int i = 0; i < mails; i++) {
            muster.invites()
                    .send(
                            system,
                            team,
                            NewInvite.to("p" + i + "@example.com")
                                    .name("Ben")
                                    .role("member")
                                    .message("Hello!"));
        }
    }

    /** As long as ours. */
    private static RenderedMail mail() {
        UUID id = new UUID(0, 0);
        Notification notification = new Notification(
                id,
                Notification.Kind.INVITATION,
                new TeamId(id),
                "Acme",
                EmailAddress.of("ben@example.com"),
                "Ben",
                null,
                new InviteId(id),
                null,
                null,
                null,
                List.of("Member"),
                "Hello!",
                new InviteLink("https://app.example.com/join?token=" + "x".repeat(84)),
                Instant.now().plus(Duration.ofDays(7)));
        return MailTemplates.standard().render(notification, "Acme", Instant.now());
    }
}
