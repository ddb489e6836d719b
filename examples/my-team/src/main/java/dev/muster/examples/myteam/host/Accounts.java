package dev.muster.examples.myteam.host;

import dev.muster.model.EmailAddress;
import dev.muster.model.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * The accounts of the application. Whoever signs up confirms the address first, by a link that is mailed to it; only then
 * is there an account. An invite that proves the mailbox makes one at once.
 */
public final class Accounts {

    private static final Duration TIME_TO_CONFIRM = Duration.ofDays(1);
    /** How the SQL states of constraints begin. */
    private static final String CONSTRAINT = "23";

    /** The address has an account already. */
    public static final class AddressTaken extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private final Database database;
    private final Clock clock;

    public Accounts(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The account, if the password is its own. */
    public Optional<Account> signIn(EmailAddress email, String password) {
        Optional<Stored> stored = stored("email_key", email.key());
        if (stored.isEmpty()) {
            Passwords.waste(password);
        }
        return stored.filter(one -> Passwords.matches(password, one.password)).map(Stored::account);
    }

    public Optional<Account> withId(String id) {
        return stored("id", id).map(Stored::account);
    }

    public Optional<Account> withEmail(EmailAddress email) {
        return stored("email_key", email.key()).map(Stored::account);
    }

    /**
     * Makes an account for an address that is known to be theirs.
     *
     * @throws AddressTaken if there is one; a transaction that this thread is in has to end then
     */
    public Account make(EmailAddress email, String name, String password) {
        return insert(email, name, Passwords.hash(password));
    }

    /**
     * Remembers who wants an account.
     *
     * @return what to put into the link that is mailed to the address
     */
    public String signUp(EmailAddress email, String name, String password) {
        String token = Secret.random();
        String hash = Passwords.hash(password);
        database.rows(handle -> handle.createUpdate("insert into app_sign_up"
                        + " (token_hash, email, name, password, expires_at)"
                        + " values (:token, :email, :name, :password, :expires)")
                .bindMap(Map.of(
                        "token",
                        Secret.hash(token),
                        "email",
                        email.value(),
                        "name",
                        name,
                        "password",
                        hash,
                        "expires",
                        clock.instant().plus(TIME_TO_CONFIRM).toEpochMilli()))
                .execute());
        return token;
    }

    /** The address that this link is to confirm; nothing if the link is not good or too old. */
    public Optional<EmailAddress> toConfirm(String token) {
        return asked(token).map(one -> one.account.email());
    }

    /**
     * Makes the account that somebody signed up for, once. It takes the password that was chosen then: otherwise a
     * stranger could sign up for an address, have its owner confirm it, and know the password of their account.
     *
     * @return nothing if the link is not good or too old; nor for another password, which leaves the link good
     */
    public Optional<Account> confirm(String token, String password) {
        Optional<Stored> asked = asked(token).filter(one -> Passwords.matches(password, one.password));
        try {
            return asked.flatMap(one -> take(token, one));
        } catch (AddressTaken e) {
            return asked.flatMap(one -> take(token, one)); // by somebody with the same mailbox, just now: it is there
        }
    }

    private Optional<Account> take(String token, Stored asked) {
        return database.together(() -> {
            int taken = database.rows(
                    handle -> handle.execute("delete from app_sign_up where token_hash = ?", Secret.hash(token)));
            EmailAddress email = asked.account.email();
            return taken == 0
                    ? Optional.<Account>empty()
                    : Optional.of(
                            withEmail(email).orElseGet(() -> insert(email, asked.account.name(), asked.password)));
        });
    }

    private Optional<Stored> asked(String token) {
        return database.rows(
                handle -> handle.createQuery("select token_hash as id, email, name, password from app_sign_up"
                                + " where token_hash = :token and expires_at > :now")
                        .bind("token", Secret.hash(token))
                        .bind("now", clock.millis())
                        .map((row, context) -> Stored.of(row))
                        .findOne());
    }

    private Account insert(EmailAddress email, String name, String hash) {
        Account account = new Account(UserId.of(UUID.randomUUID().toString()), email, name);
        try {
            database.rows(handle -> handle.createUpdate("insert into app_account"
                            + " (id, email, email_key, name, password, created_at)"
                            + " values (:id, :email, :key, :name, :password, :now)")
                    .bindMap(Map.of(
                            "id",
                            account.id().value(),
                            "email",
                            email.value(),
                            "key",
                            email.key(),
                            "name",
                            name,
                            "password",
                            hash,
                            "now",
                            clock.millis()))
                    .execute());
        } catch (UnableToExecuteStatementException e) {
            // The one constraint that can be hurt here; asking first would not do, as two may ask at once.
            if (e.getCause() instanceof SQLException cause
                    && cause.getSQLState().startsWith(CONSTRAINT)) {
                throw new AddressTaken();
            }
            throw e;
        }
        return account;
    }

    /** @param column one of ours, never from outside */
    private Optional<Stored> stored(String column, String value) {
        return database.rows(handle -> handle.createQuery(
                        "select id, email, name, password from app_account where " + column + " = ?")
                .bind(0, value)
                .map((row, context) -> Stored.of(row))
                .findOne());
    }

    private record Stored(Account account, String password) {

        static Stored of(ResultSet row) throws SQLException {
            EmailAddress email = EmailAddress.of(row.getString("email"));
            return new Stored(
                    new Account(UserId.of(row.getString("id")), email, row.getString("name")),
                    row.getString("password"));
        }
    }
}
