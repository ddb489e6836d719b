package dev.muster.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Postfix from the packages of Debian, in a directory of its own: STARTTLS and a login, and mailboxes of two people. */
final class Postfix {

    static final String USER = "ann";
    static final String PASSWORD = "right-password";

    private static final Path PROGRAM = Path.of("/usr/sbin/postfix");

    private static final String MAIN = """
            compatibility_level = 3.6
            queue_directory = DIR/queue
            data_directory = DIR/data
            maillog_file = DIR/data/log
            maillog_file_prefixes = DIR
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            myhostname = localhost
            mydestination =
            local_recipient_maps =
            alias_maps =
            virtual_mailbox_domains = example.com
            virtual_mailbox_maps = inline:{ ben@example.com=ben/, later@example.com=later/ }
            virtual_mailbox_base = DIR/mail
            virtual_uid_maps = static:65534
            virtual_gid_maps = static:65534
            virtual_minimum_uid = 1
            smtpd_tls_security_level = encrypt
            smtpd_tls_cert_file = DIR/certificate.pem
            smtpd_tls_key_file = DIR/key.pem
            smtpd_sasl_auth_enable = yes
            smtpd_sasl_local_domain = test
            cyrus_sasl_config_path = DIR/sasl
            smtpd_relay_restrictions =
            smtpd_client_restrictions = permit_sasl_authenticated, reject
            smtpd_recipient_restrictions = check_recipient_access texthash:DIR/access, reject_unauth_destination
            """;
    private static final String MASTER = """
            127.0.0.1:PORT inet n - n - - smtpd
            cleanup unix n - n - 0 cleanup
            qmgr unix n - n 300 1 qmgr
            tlsmgr unix - - n 1000? 1 tlsmgr
            rewrite unix - - n - - trivial-rewrite
            bounce unix - - n - 0 bounce
            defer unix - - n - 0 bounce
            trace unix - - n - 0 bounce
            proxymap unix - - n - - proxymap
            error unix - - n - - error
            retry unix - - n - - error
            virtual unix - n n - - virtual
            anvil unix - - n - 1 anvil
            postlog unix-dgram n - n - 1 postlogd
            """;
    private static final String SASL = """
            pwcheck_method: auxprop
            auxprop_plugin: sasldb
            sasldb_path: DIR/users
            mech_list: PLAIN LOGIN
            """;

    private final Path directory;
    private final int port;

    private Postfix(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    static Postfix start(TestCertificate certificate, Path directory) throws Exception {
        if (!Files.isExecutable(PROGRAM) || !"root".equals(System.getProperty("user.name"))) {
            throw new IllegalStateException("These tests start Postfix, which takes root and Debian's packages:"
                    + " apt-get install postfix sasl2-bin libsasl2-modules");
        }
        Postfix server = new Postfix(directory, freePort());
        server.configure(certificate);
        server.run("start");
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private void configure(TestCertificate certificate) throws Exception {
        open("", "rwxr-xr-x");
        for (String part : new String[] {"queue", "sasl"}) {
            open(part, "rwxr-xr-x");
        }
        open("data", "rwx------");
        Files.setOwner(
                directory.resolve("data"),
                directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postfix"));
        for (String part : new String[] {"mail", "mail/ben", "mail/ben/new", "mail/later", "mail/later/new"}) {
            open(part, "rwxrwxrwx"); // who delivers is nobody
        }
        certificate.write(directory.resolve("certificate.pem"), directory.resolve("key.pem"));
        write("main.cf", MAIN);
        write("master.cf", MASTER);
        write("sasl/smtpd.conf", SASL);
        write("access", "");
        run(
                List.of(
                        "saslpasswd2",
                        "-p",
                        "-c",
                        "-f",
                        directory.resolve("users").toString(),
                        "-u",
                        "test",
                        USER),
                PASSWORD);
        Files.setPosixFilePermissions(directory.resolve("users"), PosixFilePermissions.fromString("rw-r--r--"));
    }

    /** Puts this recipient off for now, or nobody. */
    void putOff(String... recipients) throws Exception {
        run("stop");
        StringBuilder access = new StringBuilder();
        for (String recipient : recipients) {
            access.append(recipient).append(" 451 4.7.1 Greylisted\n");
        }
        write("access", access.toString());
        run("start");
    }

    int port() {
        return port;
    }

    /** The next mail in this mailbox; what was there when this is called counts. */
    String mail(String box) throws Exception {
        Path arrived = directory.resolve("mail").resolve(box).resolve("new");
        try (WatchService watch = arrived.getFileSystem().newWatchService()) {
            arrived.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            for (int waits = 0; mails(arrived).isEmpty() && waits < 2; waits++) {
                watch.poll(30, TimeUnit.SECONDS);
            }
        }
        List<Path> mails = mails(arrived);
        if (mails.size() != 1) {
            throw new IllegalStateException(
                    mails.size() + " mails; " + Files.readString(directory.resolve("data/log")));
        }
        String mail = Files.readString(mails.get(0));
        Files.delete(mails.get(0));
        return mail;
    }

    private static List<Path> mails(Path box) throws IOException {
        try (var files = Files.list(box)) {
            return files.toList();
        }
    }

    void stop() throws Exception {
        run("stop");
    }

    private void open(String part, String permissions) throws IOException {
        Path made = Files.createDirectories(directory.resolve(part));
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString(permissions));
    }

    private void write(String file, String content) throws IOException {
        String text = content.replace("DIR", directory.toString()).replace("PORT", Integer.toString(port));
        Files.writeString(directory.resolve(file), text);
    }

    private void run(String command) throws Exception {
        run(List.of(PROGRAM.toString(), "-c", directory.toString(), command), "");
    }

    private void run(List<String> command, String input) throws Exception {
        Path said = directory.resolve("said");
        Process process = new ProcessBuilder(new ArrayList<>(command))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try (var in = process.outputWriter()) {
            in.write(input);
        }
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + Files.readString(said));
        }
    }
}
