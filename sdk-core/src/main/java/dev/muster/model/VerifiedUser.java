package dev.muster.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A signed-in user together with the addresses that the host has <em>verified</em> to be theirs. Whoever makes one says
 * so on the host's word, so it has no JSON form in either direction.
 */
public final class VerifiedUser {

    private final UserId id;
    private final List<EmailAddress> emails;
    private final @Nullable String name;
    private final @Nullable Locale locale;

    private VerifiedUser(UserId id, List<EmailAddress> emails, @Nullable String name, @Nullable Locale locale) {
        this.id = Objects.requireNonNull(id, "id");
        this.emails = Text.list("emails", emails);
        this.name = Text.optionalLine("name", name);
        this.locale = Text.locale(locale);
    }

    /** A user and all their verified addresses; none at all means that no invite can be accepted. */
    public static VerifiedUser of(UserId id, List<EmailAddress> verifiedEmails) {
        return new VerifiedUser(id, verifiedEmails, null, null);
    }

    /** A user and their verified addresses. */
    public static VerifiedUser of(UserId id, String... verifiedEmails) {
        Objects.requireNonNull(verifiedEmails, "verifiedEmails");
        List<EmailAddress> emails = new ArrayList<>();
        for (String email : verifiedEmails) {
            emails.add(EmailAddress.of(email));
        }
        return of(id, emails);
    }

    /** A user, by the host's key, and their verified addresses. */
    public static VerifiedUser of(String id, String... verifiedEmails) {
        return of(UserId.of(id), verifiedEmails);
    }

    public VerifiedUser name(@Nullable String newName) {
        return new VerifiedUser(id, emails, newName, locale);
    }

    public VerifiedUser locale(@Nullable Locale newLocale) {
        return new VerifiedUser(id, emails, name, newLocale);
    }

    public UserId id() {
        return id;
    }

    public List<EmailAddress> emails() {
        return emails;
    }

    public @Nullable String name() {
        return name;
    }

    public @Nullable Locale locale() {
        return locale;
    }

    @JsonValue
    private String neverAsJson() {
        throw new UnsupportedOperationException("A VerifiedUser has no JSON form: it is the host's word, not data");
    }

    @Override
    public String toString() {
        return "VerifiedUser[" + id + "]";
    }
}
