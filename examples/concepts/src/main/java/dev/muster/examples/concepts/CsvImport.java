package dev.muster.examples.concepts;

import dev.muster.Muster;
import dev.muster.csv.CsvInvites;
import dev.muster.inmemory.MemoryStorage;
import dev.muster.model.Actor;
import dev.muster.model.BulkOptions;
import dev.muster.model.BulkReport;
import dev.muster.model.InviteLinks;
import dev.muster.model.Limits;
import dev.muster.model.LinkKey;
import dev.muster.model.NewTeam;
import dev.muster.model.Person;
import dev.muster.model.TeamId;
import java.io.PrintStream;
import java.io.Reader;
import java.io.StringReader;

/** Inviting everybody in a CSV file: a look first, then for good, with a progress bar. */
public final class CsvImport {

    private static final int ROWS = 450;
    private static final int WIDTH = 30;

    private CsvImport() {}

    public static void main(String[] arguments) {
        PrintStream out = System.out;
        Muster muster = Muster.builder(MemoryStorage.create())
                .links(InviteLinks.to("https://app.example.com/join", LinkKey.ephemeral()))
                // A user sends 200 invites an hour at most, unless the host lets them send more.
                .limits(Limits.builder().sendsPerActorAndHour(1_000).build())
                .build();
        Actor ann = Actor.user("ann");
        TeamId acme = muster.teams()
                .create(ann, NewTeam.named("Acme").owner(Person.of("ann", "ann@example.com")))
                .id();

        BulkReport look = send(muster, ann, acme, BulkOptions.bestEffort().asDryRun(), out);
        out.println("It would come to this: " + look.counts());
        // Broken off and started again with the same key, it goes on where it stopped.
        BulkOptions forGood = BulkOptions.bestEffort().key("import-2026-11-22").onProgress(now -> bar(out, now.rows()));
        BulkReport report = send(muster, ann, acme, forGood, out);
        out.println("And so it did: " + report.counts());
    }

    private static BulkReport send(Muster muster, Actor actor, TeamId team, BulkOptions options, PrintStream out) {
        CsvInvites rows =
                CsvInvites.read(file(), invite -> invite.role("member").withoutMail());
        return muster.invites().sendAll(actor, team, rows, options, result -> {
            if (!result.code().isDone() && options.dryRun()) {
                out.println("Line " + result.row() + ": " + result.code());
            }
        });
    }

    private static void bar(PrintStream out, long rows) {
        int full = (int) (WIDTH * rows / (ROWS + 2));
        out.println("[" + "#".repeat(full) + " ".repeat(WIDTH - full) + "] " + rows);
    }

    private static Reader file() {
        StringBuilder csv = new StringBuilder("name,email\n");
        for (int i = 1; i <= ROWS; i++) {
            csv.append("Person ").append(i).append(",person").append(i).append("@example.com\n");
        }
        return new StringReader(csv + "Twice,person1@example.com\nNobody,not an address\n");
    }
}
