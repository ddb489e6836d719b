package dev.muster.spi;

import dev.muster.model.EmailAddress;
import dev.muster.model.InviteId;
import dev.muster.model.InviteLink;
import dev.muster.model.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to be told to one person: all that a notifier needs, with nothing to look up.
 *
 * @param id the same for every attempt: make the Message-ID from it
 * @param kind what is told
 * @param team which team
 * @param teamName its name
 * @param invite which invite
 * @param to the one recipient
 * @param toName what they are called
 * @param inviterName who invites; absent for a system actor
 * @param roles display names
 * @param message from the inviter, plain text, never to be turned into links
 * @param link the secret: not in {@link #toString()}
 * @param expiresAt from this moment on the link does not work
 * @param locale the language; absent means the notifier's default
 */
public record Notification(
        UUID id,
        Kind kind,
        TeamId team,
        String teamName,
        InviteId invite,
        EmailAddress to,
        @Nullable String toName,
        @Nullable String inviterName,
        List<String> roles,
        @Nullable String message,
        InviteLink link,
        Instant expiresAt,
        @Nullable Locale locale) {

    /** What is told. */
    public enum Kind {
        /** Somebody is invited. */
        INVITATION
    }

    public Notification {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(teamName, "teamName");
        Objects.requireNonNull(invite, "invite");
        Objects.requireNonNull(to, "to");
        roles = List.copyOf(roles);
        Objects.requireNonNull(link, "link");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }
}
