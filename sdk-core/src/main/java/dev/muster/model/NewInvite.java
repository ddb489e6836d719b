package dev.muster.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An invite to be sent: {@code NewInvite.to("ben@example.com").name("Ben").role("admin")}. Immutable, so that a prepared
 * one serves for the next address too: {@code prepared.another("joe@example.com")}.
 *
 * @param email who is invited
 * @param name what the inviter calls them, one line, at most 200 characters by default
 * @param roles at least one role, none twice
 * @param location one line, at most 200 characters by default
 * @param attributes the host's own, at most 50 keys and 8 KB by default
 * @param message plain text in the mail, at most 1,000 characters by default
 * @param locale the language of the mail; absent means the default
 * @param expiresIn how long it can be accepted: 1 hour to 30 days, 7 days if absent, by default
 * @param linkOnly send no mail; the inviter copies the link and hands it over
 * @param ifPending what to do if this address has an open invite already; absent means REFUSE
 */
public record NewInvite(
        EmailAddress email,
        @Nullable String name,
        List<NewGrant> roles,
        @Nullable String location,
        @Nullable Map<String, String> attributes,
        @Nullable String message,
        @Nullable Locale locale,
        @Nullable Duration expiresIn,
        boolean linkOnly,
        @Nullable IfPending ifPending) {

    /** What to do if the address has an open invite already. The earlier invite stays as it is if the new one fails. */
    public enum IfPending {
        /** Refuse with {@link MusterException.Reason#ALREADY_INVITED}. */
        REFUSE,
        /** Send the earlier invite again; refused if the roles asked for are others, so that none is dropped. */
        RESEND,
        /** Revoke the earlier invite and send this one. */
        REPLACE
    }

    public NewInvite {
        Objects.requireNonNull(email, "email");
        name = Text.optionalLine("name", name);
        roles = roles == null ? List.of() : NewGrant.distinct(roles);
        location = Text.optionalLine("location", location);
        attributes = attributes == null ? null : Text.attributes(attributes);
        message = Text.optionalBlock("message", message);
        locale = Text.locale(locale);
    }

    public static NewInvite to(EmailAddress email) {
        return new NewInvite(email, null, List.of(), null, null, null, null, null, false, null);
    }

    public static NewInvite to(String email) {
        return to(EmailAddress.of(email));
    }

    /** The same for the next person: role, location and all else are kept, the name is not. */
    public NewInvite another(String newEmail) {
        return new NewInvite(
                EmailAddress.of(newEmail),
                null,
                roles,
                location,
                attributes,
                message,
                locale,
                expiresIn,
                linkOnly,
                ifPending);
    }

    public NewInvite name(@Nullable String newName) {
        return new NewInvite(
                email, newName, roles, location, attributes, message, locale, expiresIn, linkOnly, ifPending);
    }

    /** One role more. */
    public NewInvite role(String role) {
        return grant(NewGrant.of(role));
    }

    /** One role more. */
    public NewInvite role(RoleId role) {
        return grant(NewGrant.of(role));
    }

    /** One role more, perhaps with an end. */
    public NewInvite grant(NewGrant grant) {
        List<NewGrant> more = new ArrayList<>(roles);
        more.add(grant);
        return grants(more);
    }

    /** These roles instead of those so far. */
    public NewInvite grants(List<NewGrant> newRoles) {
        return new NewInvite(
                email, name, newRoles, location, attributes, message, locale, expiresIn, linkOnly, ifPending);
    }

    public NewInvite location(@Nullable String newLocation) {
        return new NewInvite(
                email, name, roles, newLocation, attributes, message, locale, expiresIn, linkOnly, ifPending);
    }

    public NewInvite attributes(@Nullable Map<String, String> newAttributes) {
        return new NewInvite(
                email, name, roles, location, newAttributes, message, locale, expiresIn, linkOnly, ifPending);
    }

    public NewInvite message(@Nullable String newMessage) {
        return new NewInvite(
                email, name, roles, location, attributes, newMessage, locale, expiresIn, linkOnly, ifPending);
    }

    public NewInvite locale(@Nullable Locale newLocale) {
        return new NewInvite(
                email, name, roles, location, attributes, message, newLocale, expiresIn, linkOnly, ifPending);
    }

    public NewInvite expiresIn(@Nullable Duration period) {
        return new NewInvite(email, name, roles, location, attributes, message, locale, period, linkOnly, ifPending);
    }

    /** Send no mail; the inviter copies the link. */
    public NewInvite withoutMail() {
        return new NewInvite(email, name, roles, location, attributes, message, locale, expiresIn, true, ifPending);
    }

    public NewInvite ifPending(IfPending policy) {
        return new NewInvite(email, name, roles, location, attributes, message, locale, expiresIn, linkOnly, policy);
    }
}
