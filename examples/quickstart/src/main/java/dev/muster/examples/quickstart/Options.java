package dev.muster.examples.quickstart;

import dev.muster.model.EmailAddress;
import dev.muster.smtp.SmtpConfig;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Set;

/** What may be said on the command line. */
record Options(
        boolean help,
        String jdbc,
        String jdbcUser,
        String smtp,
        String to,
        String from,
        String user,
        boolean plain,
        boolean paste) {

    static final String HELP = """
            Tells a story: a workspace is made, somebody is invited by mail, accepts, and is given another role.

            mvn -q -pl examples/quickstart -am compile exec:java
            mvn -q -pl examples/quickstart -am compile exec:java -Dexec.args="--smtp localhost:1025"

              --jdbc URL        keep the data in this database instead of an H2 file under target: jdbc:postgresql:...,
                                jdbc:mariadb:... (MySQL too), jdbc:sqlite:..., jdbc:h2:...
              --jdbc-user NAME  log in to it; the password is read from JDBC_PASSWORD in the environment
              --smtp HOST:PORT  send through this server instead of an embedded one, and end there
              --to ADDRESS      whom to invite (ben@example.com)
              --from SENDER     who the mail is from (Ledger <team@ledger.example>)
              --user NAME       log in to the server; the password is read from SMTP_PASSWORD in the environment
              --plain           no encryption; without it STARTTLS is required, except to localhost
              --paste           wait for the link from the mail on standard input, and go on
              --help            this text

            Exits with 0 if all went well, 1 if the mail was not sent or the link is not good, 2 if an option is wrong.""";

    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    /** An option that is wrong, in words for who typed it. */
    static final class Wrong extends Exception {

        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message);
        }
    }

    static Options parse(String... args) throws Wrong {
        boolean help = false;
        boolean plain = false;
        boolean paste = false;
        String jdbc = null;
        String jdbcUser = null;
        String smtp = null;
        String to = null;
        String from = null;
        String user = null;
        Iterator<String> rest = Arrays.asList(args).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--help", "-h" -> help = true;
                case "--plain" -> plain = true;
                case "--paste" -> paste = true;
                case "--jdbc" -> jdbc = value(option, rest);
                case "--jdbc-user" -> jdbcUser = value(option, rest);
                case "--smtp" -> smtp = value(option, rest);
                case "--to" -> to = EmailAddress.of(value(option, rest)).value();
                case "--from" -> from = value(option, rest);
                case "--user" -> user = value(option, rest);
                default -> throw new Wrong("there is no option " + option);
            }
        }
        if (!help && smtp == null && (plain || paste || to != null || from != null || user != null)) {
            throw new Wrong("--to, --from, --user, --plain and --paste need --smtp HOST:PORT");
        }
        if (!help && jdbc == null && jdbcUser != null) {
            throw new Wrong("--jdbc-user needs --jdbc URL");
        }
        Options options = new Options(
                help,
                jdbc,
                jdbcUser,
                smtp,
                to == null ? "ben@example.com" : to,
                from == null ? "Ledger <team@ledger.example>" : from,
                user,
                plain,
                paste);
        if (smtp != null) {
            options.smtpConfig();
        }
        return options;
    }

    SmtpConfig smtpConfig() throws Wrong {
        int colon = smtp.lastIndexOf(':');
        String port = smtp.substring(colon + 1);
        if (colon < 1 || !port.matches("[0-9]{1,5}")) {
            throw new Wrong("--smtp wants HOST:PORT, such as localhost:1025");
        }
        String host = smtp.substring(0, colon);
        SmtpConfig config = SmtpConfig.of(host, Integer.parseInt(port)).from(from);
        if (user != null) {
            String password = System.getenv("SMTP_PASSWORD");
            if (password == null) {
                throw new Wrong("--user wants the password in the environment, as SMTP_PASSWORD");
            }
            config = config.login(user, password);
        }
        return plain || LOCAL.contains(host) ? config.plain() : config;
    }

    private static String value(String option, Iterator<String> rest) throws Wrong {
        if (!rest.hasNext()) {
            throw new Wrong(option + " wants a value");
        }
        return rest.next();
    }
}
