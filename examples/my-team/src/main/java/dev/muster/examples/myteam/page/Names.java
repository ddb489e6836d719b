package dev.muster.examples.myteam.page;

import dev.muster.model.InvalidValueException;
import dev.muster.model.Person;
import dev.muster.model.UserId;
import org.jspecify.annotations.Nullable;

/** Names of people. */
final class Names {

    private static final int LONGEST = 200;

    private Names() {}

    /** The name, or as much of it as Muster takes; null if there is none. */
    static @Nullable String cut(@Nullable String name) {
        return name == null ? null : cut(name, LONGEST);
    }

    /** No longer than this, and not in the middle of a character. */
    static String cut(String name, int length) {
        if (name.length() <= length) {
            return name;
        }
        int end = Character.isHighSurrogate(name.charAt(length - 1)) ? length - 1 : length;
        return name.substring(0, end).strip();
    }

    /** The name, if it is one that Muster takes, too. */
    static String required(String name) {
        if (name.isEmpty()) {
            throw new InvalidValueException("name", InvalidValueException.Code.REQUIRED, "is required");
        }
        Person.of(UserId.of("nobody"), "nobody@example.com").name(name);
        return name;
    }
}
