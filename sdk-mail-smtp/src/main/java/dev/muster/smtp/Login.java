package dev.muster.smtp;

import dev.muster.model.InvalidValueException;
import java.util.Objects;

/** A user of the mail server. Not a record: those print what they hold. */
final class Login {

    private final String user;

    /** Transient, so that mappers which read fields pass it by. */
    private final transient String password;

    Login(String user, String password) {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        if (user.isBlank()) {
            throw new InvalidValueException("user", InvalidValueException.Code.BLANK, "must not be blank");
        }
        this.user = user;
        this.password = password;
    }

    String user() {
        return user;
    }

    String password() {
        return password;
    }

    @Override
    public String toString() {
        return user + ":…";
    }
}
