package dev.muster.smtp;

import dev.muster.model.EmailAddress;
import dev.muster.model.InviteId;
import dev.muster.model.InviteLink;
import dev.muster.model.TeamId;
import dev.muster.spi.Notification;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notifications for tests: {@code Invitations.toBen().message("Hi").build()}. */
final class Invitations {

    static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    static final UUID INVITE = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8058");
    static final Instant NOW = Instant.parse("2026-11-21T14:05:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final String TOKEN = "AbcDEfg-0123456789_hijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefghij";
    static final String LINK = "https://app.example.com/join?token=" + TOKEN;

    private String team = "Acme";
    private String to = "ben@example.com";
    private @Nullable String name = "Ben";
    private @Nullable String inviter = "Ann";
    private List<String> roles = List.of("Admin");
    private @Nullable String inviterEmail;
    private @Nullable String subject;
    private Notification.Kind kind = Notification.Kind.INVITATION;
    private @Nullable String message;
    private String link = LINK;
    private Instant expiresAt = Instant.parse("2026-11-28T14:05:00Z");
    private @Nullable Locale locale;

    static Invitations toBen() {
        return new Invitations();
    }

    Invitations team(String value) {
        team = value;
        return this;
    }

    Invitations to(String value) {
        to = value;
        return this;
    }

    Invitations name(@Nullable String value) {
        name = value;
        return this;
    }

    Invitations inviter(@Nullable String value) {
        inviter = value;
        return this;
    }

    Invitations inviterEmail(@Nullable String value) {
        inviterEmail = value;
        return this;
    }

    Invitations subject(@Nullable String value) {
        subject = value;
        return this;
    }

    /** Another mail than an invitation. */
    Invitations kind(Notification.Kind value) {
        kind = value;
        return this;
    }

    Invitations roles(String... values) {
        roles = List.of(values);
        return this;
    }

    Invitations message(@Nullable String value) {
        message = value;
        return this;
    }

    Invitations link(String value) {
        link = value;
        return this;
    }

    Invitations expiresAt(Instant value) {
        expiresAt = value;
        return this;
    }

    Invitations locale(@Nullable Locale value) {
        locale = value;
        return this;
    }

    Notification build() {
        return new Notification(
                ID,
                kind,
                new TeamId(UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8059")),
                team,
                EmailAddress.of(to),
                name,
                locale,
                new InviteId(INVITE),
                inviter,
                inviterEmail == null ? null : EmailAddress.of(inviterEmail),
                subject,
                roles,
                message,
                new InviteLink(link),
                expiresAt);
    }

    /** What the standard mails say. */
    RenderedMail render() {
        return MailTemplates.standard().render(build(), "Acme", NOW);
    }
}
