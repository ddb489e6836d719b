package dev.muster.examples.myteam;

import dev.muster.examples.myteam.host.MailServer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may be said on the command line; passwords and keys come from the environment. */
public record Options(
        boolean help,
        int port,
        String url,
        @Nullable String jdbc,
        @Nullable String jdbcUser,
        @Nullable String smtp,
        @Nullable String smtpUser,
        String from,
        boolean empty,
        Map<String, String> environment) {

    static final String HELP = """
            My Team: a web application on Muster.

            mvn -q -pl examples/my-team -am compile exec:java
            mvn -q -pl examples/my-team -am compile exec:java -Dexec.args="--port 9000"

              --port NUMBER      where to listen on this machine (8080)
              --url URL          how people reach it, if through a proxy (http://localhost:PORT)
              --jdbc URL         keep the data in this database instead of an H2 file under target: jdbc:postgresql:...
              --jdbc-user NAME   log in to it; the password is read from JDBC_PASSWORD in the environment
              --smtp HOST:PORT   send mail through this server, and begin with nothing; otherwise the application has one,
                                 with an inbox page
              --smtp-user NAME   log in to it; the password is read from SMTP_PASSWORD in the environment
              --from SENDER      who the mails are from (Ledger <team@ledger.example>)
              --empty            begin with nothing instead of a demonstration
              --help             this text

            Links are made with the key in LINK_KEY (openssl rand -base64 32); without it, with one kept beside the H2 file.""";

    private static final int DEFAULT_PORT = 8080;
    private static final int HIGHEST_PORT = 65_535;
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    /** An option that is wrong, in words for who typed it. */
    static final class Wrong extends Exception {

        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message);
        }
    }

    static Options parse(Map<String, String> environment, String... arguments) throws Wrong {
        boolean help = false;
        boolean empty = false;
        int port = DEFAULT_PORT;
        String url = null;
        String jdbc = null;
        String jdbcUser = null;
        String smtp = null;
        String smtpUser = null;
        String from = "Ledger <team@ledger.example>";
        Iterator<String> rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--help", "-h" -> help = true;
                case "--empty" -> empty = true;
                case "--port" -> port = port(option, value(option, rest));
                case "--url" -> url = value(option, rest).replaceAll("/+$", "");
                case "--jdbc" -> jdbc = value(option, rest);
                case "--jdbc-user" -> jdbcUser = value(option, rest);
                case "--smtp" -> smtp = value(option, rest);
                case "--smtp-user" -> smtpUser = value(option, rest);
                case "--from" -> from = value(option, rest);
                default -> throw new Wrong("there is no option " + option);
            }
        }
        String site = url == null ? "http://localhost:" + port : url;
        Options options =
                new Options(help, port, site, jdbc, jdbcUser, smtp, smtpUser, from, empty, Map.copyOf(environment));
        if (smtp != null) {
            options.mailServer();
        }
        return options;
    }

    boolean secure() {
        return url.startsWith("https:");
    }

    @Nullable
    String secret(String name) {
        return environment.get(name);
    }

    /** The server that {@code --smtp} names. */
    MailServer mailServer() throws Wrong {
        String where = smtp == null ? "" : smtp;
        int colon = where.lastIndexOf(':');
        if (colon < 1) {
            throw new Wrong("--smtp wants HOST:PORT, such as localhost:1025");
        }
        String host = where.substring(0, colon);
        int port = port("--smtp", where.substring(colon + 1));
        MailServer.Login login = null;
        if (smtpUser != null) {
            String password = secret("SMTP_PASSWORD");
            if (password == null) {
                throw new Wrong("--smtp-user wants the password in the environment, as SMTP_PASSWORD");
            }
            login = new MailServer.Login(smtpUser, password);
        }
        return new MailServer(host, port, LOCAL.contains(host), login, from);
    }

    private static String value(String option, Iterator<String> rest) throws Wrong {
        if (!rest.hasNext()) {
            throw new Wrong(option + " wants a value");
        }
        return rest.next();
    }

    private static int port(String option, String text) throws Wrong {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > HIGHEST_PORT) {
            throw new Wrong(option + " wants a port from 1 to 65535");
        }
        return Integer.parseInt(text);
    }

    @Override
    public String toString() {
        return "Options[" + url + "]"; // the environment holds passwords
    }
}
