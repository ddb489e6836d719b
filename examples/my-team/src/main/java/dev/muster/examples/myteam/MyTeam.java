package dev.muster.examples.myteam;

import java.io.PrintStream;
import java.time.Clock;

/** Starts the application: {@code --help} says how. */
public final class MyTeam {

    private static final int WRONG_OPTION = 2;

    private MyTeam() {}

    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = System.out;
        try {
            Options options = Options.parse(System.getenv(), arguments);
            if (options.help()) {
                out.println(Options.HELP);
                return;
            }
            Application application = Application.start(options, Clock.systemUTC());
            Runtime.getRuntime().addShutdownHook(new Thread(application::close));
            out.println("My Team is at " + options.url() + " (Ctrl+C stops it)");
            if (application.mailbox() != null) {
                out.println("Mail that it sends is at " + options.url() + "/inbox");
            }
            Thread.currentThread().join(); // until it is stopped
        } catch (Options.Wrong e) {
            System.err.println("my-team: " + e.getMessage() + "; --help lists all options");
            System.exit(WRONG_OPTION);
        }
    }
}
