package dev.muster.examples.myteam;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.muster.examples.myteam.host.Database;
import dev.muster.model.InvalidValueException;
import dev.muster.model.LinkKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;

/** Where the data is, and the key of the links: the H2 file and what lies beside it, or what the options name. */
final class Places {

    private static final int KEY_BYTES = 32;

    private Places() {}

    static Database database(Options options) throws Options.Wrong {
        String jdbc = options.jdbc();
        try {
            return jdbc == null
                    ? Database.open("jdbc:h2:file:" + directory().resolve("ledger"), null, null)
                    : Database.open(jdbc, options.jdbcUser(), options.secret("JDBC_PASSWORD"));
        } catch (PoolInitializationException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new Options.Wrong("cannot open the database: " + reason.getMessage());
        }
    }

    /**
     * The key from the environment. Without one, a key that is made once and kept in a file, so that the links in
     * yesterday's mails work today.
     */
    static LinkKey linkKey(Options options) throws Options.Wrong {
        String given = options.secret("LINK_KEY");
        if (given != null) {
            try {
                return LinkKey.fromBase64(given);
            } catch (InvalidValueException e) {
                throw new Options.Wrong("LINK_KEY is no key; \"openssl rand -base64 32\" makes one");
            }
        }
        Path file = directory().resolve("link.key");
        try {
            if (Files.notExists(file)) {
                byte[] key = new byte[KEY_BYTES];
                new SecureRandom().nextBytes(key);
                Files.createDirectories(file.getParent());
                Files.createFile(file);
                if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(
                            file, EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
                }
                Files.writeString(file, Base64.getEncoder().encodeToString(key));
            }
            return LinkKey.fromBase64(Files.readString(file));
        } catch (IOException e) {
            throw new Options.Wrong("cannot keep the key of the links in " + file + ": " + e.getMessage());
        }
    }

    /** Under "target", so that "mvn clean" begins anew. */
    private static Path directory() {
        return Path.of(System.getProperty("my-team.data", "target/my-team"))
                .toAbsolutePath()
                .normalize();
    }
}
