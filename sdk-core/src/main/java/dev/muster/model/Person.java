package dev.muster.model;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A user of the host, as a team sees them. Muster has no user table: this is a copy that the host keeps current.
 *
 * @param id the host's key
 * @param email where they are reached
 * @param name what they are called, one line, at most 200 characters by default; absent means their address is shown
 * @param locale the language of mail to them; absent means the default
 */
public record Person(
        UserId id,
        EmailAddress email,
        @Nullable String name,
        @Nullable Locale locale) {

    public Person {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(email, "email");
        name = Text.optionalLine("name", name);
        locale = Text.locale(locale);
    }

    public static Person of(UserId id, EmailAddress email) {
        return new Person(id, email, null, null);
    }

    public static Person of(UserId id, String email) {
        return of(id, EmailAddress.of(email));
    }

    public static Person of(String id, String email) {
        return of(UserId.of(id), EmailAddress.of(email));
    }

    public Person name(@Nullable String newName) {
        return new Person(id, email, newName, locale);
    }

    public Person locale(@Nullable Locale newLocale) {
        return new Person(id, email, name, newLocale);
    }

    /** The name, or the address where there is none. */
    public String displayName() {
        return name == null ? email.value() : name;
    }
}
