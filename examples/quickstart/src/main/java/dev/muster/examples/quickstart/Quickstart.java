package dev.muster.examples.quickstart;

import dev.muster.model.InvalidValueException;
import dev.muster.model.MusterException;
import dev.muster.smtp.SmtpConfig;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.Charset;

/** Tells the {@link Story}, with a mail server of its own or with one that is given on the command line. */
public final class Quickstart {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private Quickstart() {}

    /** Exits with 0 if all went well, 1 if the mail was not sent or the link is not good, 2 if an option is wrong. */
    public static void main(String[] args) {
        Reader typed = new InputStreamReader(System.in, Charset.defaultCharset());
        int status = run(args, typed, System.out, System.err);
        if (status != DONE) {
            System.exit(status);
        }
    }

    static int run(String[] args, Reader typed, PrintStream out, PrintStream err) {
        try {
            Options options = Options.parse(args);
            if (options.help()) {
                out.println(Options.HELP);
                return DONE;
            }
            Console console = new Console(out);
            try (Database database = Database.open(options)) {
                return options.smtp() == null
                        ? withOwnServer(database, console)
                        : withGivenServer(options, database, typed, console);
            }
        } catch (Options.Wrong | InvalidValueException e) {
            err.println("quickstart: " + e.getMessage());
            err.println("Try --help.");
            return WRONG_USAGE;
        } catch (MusterException e) {
            err.println("quickstart: refused: " + e.getMessage());
            return FAILED;
        }
    }

    /** GreenMail is a whole SMTP server in this process: what arrives there went through a real conversation. */
    private static int withOwnServer(Database database, Console console) {
        try (Mailbox mailbox = Mailbox.open()) {
            SmtpConfig smtp = SmtpConfig.of("127.0.0.1", mailbox.port()).plain().from("Ledger <team@ledger.example>");
            console.title("Muster quickstart: from an empty workspace to a colleague who may approve invoices");
            console.say("The mail server is embedded and listens on port " + mailbox.port() + ".");
            console.say("The data is in " + database.place());
            try (Story story = new Story(console, database, smtp, "ben@example.com")) {
                story.begin();
                if (!story.deliver()) {
                    return FAILED;
                }
                story.goOn(mailbox.readAloud("ben@example.com", console));
            }
        }
        return DONE;
    }

    private static int withGivenServer(Options options, Database database, Reader typed, Console console)
            throws Options.Wrong {
        try (Story story = new Story(console, database, options.smtpConfig(), options.to())) {
            console.title("Muster quickstart: an invite to " + options.to() + " through " + options.smtp());
            console.say("The data is in " + database.place());
            story.begin();
            if (!story.deliver()) {
                return FAILED;
            }
            console.say("");
            console.say("The mail server took the mail.");
            if (!options.paste()) {
                console.say(
                        "Look into the mailbox of " + options.to() + ". The key that the link is made with ends with");
                console.say("this program; with --paste it waits for the link from the mail and goes on.");
                return DONE;
            }
            story.goOn(console.ask("Paste the link from the mail: ", new BufferedReader(typed)));
        }
        return DONE;
    }
}
