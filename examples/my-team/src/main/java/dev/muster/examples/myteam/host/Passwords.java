package dev.muster.examples.myteam.host;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import dev.muster.model.InvalidValueException;
import dev.muster.model.InvalidValueException.Code;

/** Hashes of passwords, by Argon2id with the least cost that OWASP recommends: 19 MiB, two passes. */
final class Passwords {

    static final int SHORTEST = 10;
    private static final int LONGEST = 200;
    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

    /** What is compared with where there is no account, so that the answer takes as long as where there is one. */
    private static final String NOBODYS = hashed("nobody's password");

    private Passwords() {}

    static String hash(String password) {
        if (password.length() < SHORTEST) {
            throw new InvalidValueException("password", Code.OUT_OF_RANGE, "must have 10 characters or more");
        }
        if (password.length() > LONGEST) {
            throw new InvalidValueException("password", Code.TOO_LONG, "must have at most 200 characters");
        }
        return hashed(password);
    }

    static boolean matches(String password, String hash) {
        return Password.check(password, hash).with(ARGON2);
    }

    /** Takes as long as a check. */
    static void waste(String password) {
        Password.check(password, NOBODYS).with(ARGON2);
    }

    private static String hashed(String password) {
        return Password.hash(password).addRandomSalt().with(ARGON2).getResult();
    }
}
