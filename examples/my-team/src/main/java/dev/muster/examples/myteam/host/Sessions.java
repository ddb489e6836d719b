package dev.muster.examples.myteam.host;

import dev.muster.model.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Who is signed in with which cookie. A cookie that nobody signed in with has no row and costs nothing. */
public final class Sessions {

    private static final Duration LENGTH = Duration.ofDays(14);

    private final Database database;
    private final Clock clock;

    public Sessions(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public void begin(String cookie, UserId account) {
        database.rows(handle -> handle.execute(
                "insert into app_session (cookie_hash, account, expires_at) values (?, ?, ?)",
                Secret.hash(cookie),
                account.value(),
                clock.instant().plus(LENGTH).toEpochMilli()));
    }

    /** The id of the account that is signed in with this cookie. */
    public Optional<String> account(String cookie) {
        return database.rows(
                handle -> handle.createQuery("select account from app_session where cookie_hash = ? and expires_at > ?")
                        .bind(0, Secret.hash(cookie))
                        .bind(1, clock.millis())
                        .mapTo(String.class)
                        .findOne());
    }

    public void end(String cookie) {
        database.rows(handle -> handle.execute("delete from app_session where cookie_hash = ?", Secret.hash(cookie)));
    }
}
