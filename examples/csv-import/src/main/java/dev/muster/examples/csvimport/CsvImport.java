package dev.muster.examples.csvimport;

import dev.muster.Muster;
import dev.muster.csv.CsvInvites;
import dev.muster.inmemory.MemoryStorage;
import dev.muster.model.Actor;
import dev.muster.model.BulkOptions;
import dev.muster.model.BulkReport;
import dev.muster.model.BulkResult;
import dev.muster.model.BulkResult.Code;
import dev.muster.model.InvalidValueException;
import dev.muster.model.InviteLinks;
import dev.muster.model.LinkKey;
import dev.muster.model.NewTeam;
import dev.muster.model.Person;
import dev.muster.model.TeamId;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Invites the people of a CSV file, shows how far it is, and then which lines it could not use and why:
 *
 * <pre>mvn -q -pl examples/csv-import -am compile exec:java -Dexec.args=people.csv</pre>
 *
 * Without a file it makes up one of 5,000 lines.
 */
public final class CsvImport {

    private static final int WIDTH = 40;

    private final PrintStream out;

    CsvImport(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        try {
            new CsvImport(System.out).run(args.length > 0 ? Path.of(args[0]) : madeUp());
        } catch (NoSuchFileException e) {
            System.err.println("There is no file " + e.getMessage());
        } catch (InvalidValueException e) {
            System.err.println("This is not a file of people to invite. " + e.getMessage());
        }
    }

    BulkReport run(Path file) throws IOException {
        Muster muster = Muster.builder(MemoryStorage.create())
                .links(InviteLinks.to("https://app.example.com/join", LinkKey.ephemeral()))
                .build();
        Actor ann = Actor.user("u-1");
        TeamId acme = muster.teams()
                .create(ann, NewTeam.named("Acme").owner(Person.of("u-1", "ann@example.com")))
                .id();
        long lines;
        // Whatever its encoding is: what is wrong with that will be said of the line.
        try (var all = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            lines = all.count();
        }
        try (InputStream in = Files.newInputStream(file)) {
            // A user may send 200 invites in an hour; what a system actor sends is not counted.
            Actor importer = Actor.system("import of " + file.getFileName());
            BulkReport report = muster.invites()
                    .sendAll(
                            importer,
                            acme,
                            // Nobody sends mail in this program, so links are to be copied.
                            CsvInvites.read(in, invite -> invite.role("member").withoutMail()),
                            BulkOptions.bestEffort()
                                    // Next week's file may have the same name: that is another import.
                                    .key("import of " + file.getFileName() + ", " + Files.getLastModifiedTime(file))
                                    .onProgress(soFar -> bar(soFar, lines)),
                            this::complain);
            out.println();
            report.counts().forEach((code, count) -> out.printf(Locale.ROOT, "%8d %s%n", count, code));
            return report;
        }
    }

    private void bar(BulkReport soFar, long lines) {
        int done = (int) Math.min(WIDTH, WIDTH * soFar.rows() / Math.max(1, lines - 1));
        out.printf(
                Locale.ROOT,
                "\r[%s%s] %d rows, %d invited",
                "#".repeat(done),
                " ".repeat(WIDTH - done),
                soFar.rows(),
                soFar.count(Code.SENT));
    }

    private void complain(BulkResult result) {
        if (!result.code().isDone() && result.code() != Code.DUPLICATE_ROW) {
            String line = "line " + result.row() + ": " + result.code() + " " + result.message();
            out.printf(Locale.ROOT, "\r%-79s%n", line); // over the bar
        }
    }

    private static Path madeUp() throws IOException {
        StringBuilder csv = new StringBuilder("name,email,location\r\n");
        for (int i = 1; i <= 5_000; i++) {
            csv.append("\"Person ").append(i).append("\",p").append(i % 4_900).append("@example.com,Oslo\r\n");
        }
        csv.append("Nobody,not an address,\r\n");
        return Files.writeString(Files.createTempFile("people", ".csv"), csv);
    }
}
