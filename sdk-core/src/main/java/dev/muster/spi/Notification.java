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
 * Something to be told to one person: all that a notifier needs, with nothing to look up. What is absent depends on the
 * {@linkplain Kind kind}.
 *
 * @param id the same for every attempt: make the Message-ID from it
 * @param kind what is told
 * @param team which team
 * @param teamName its name
 * @param to the one recipient
 * @param toName what they are called
 * @param locale their language; absent means the notifier's default
 * @param invite which invite it is about, if one
 * @param inviterName who invites; absent for a system actor
 * @param inviterEmail where they are reached; absent for a system actor and for who has left
 * @param subject whom it is about, where that is somebody else than the recipient: a name, or an address
 * @param roles display names of the roles that the invite gives, or that the recipient has now
 * @param message from the inviter, plain text, never to be turned into links
 * @param link the secret: not in {@link #toString()}; only in what invites
 * @param expiresAt from this moment on the link does not work, or has not worked
 */
public record Notification(
        UUID id,
        Kind kind,
        TeamId team,
        String teamName,
        EmailAddress to,
        @Nullable String toName,
        @Nullable Locale locale,
        @Nullable InviteId invite,
        @Nullable String inviterName,
        @Nullable EmailAddress inviterEmail,
        @Nullable String subject,
        List<String> roles,
        @Nullable String message,
        @Nullable InviteLink link,
        @Nullable Instant expiresAt) {

    /** What is told, and to whom. */
    public enum Kind {
        /** To who is invited, with the link. */
        INVITATION,
        /** To who is invited, with the same link, some time before it expires. */
        INVITE_REMINDER,
        /** To the inviter: the subject has joined. */
        INVITE_ACCEPTED,
        /** To the inviter: the subject does not want to. */
        INVITE_DECLINED,
        /** To the inviter: the subject has not answered in time. */
        INVITE_EXPIRED,
        /** To the inviter: the subject holds a link that no longer works, and asks for a new one. */
        LINK_REQUESTED,
        /** To a member: their roles are others now. */
        ROLES_CHANGED,
        /** To who was removed by somebody else. */
        MEMBER_REMOVED;

        /** Whether it invites, and has a link and an expiry. */
        public boolean invites() {
            return this == INVITATION || this == INVITE_REMINDER;
        }
    }

    public Notification {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(teamName, "teamName");
        Objects.requireNonNull(to, "to");
        roles = List.copyOf(roles);
        if (kind.invites()) {
            Objects.requireNonNull(invite, "invite");
            Objects.requireNonNull(link, "link");
            Objects.requireNonNull(expiresAt, "expiresAt");
        }
    }

    /**
     * The link of what {@linkplain Kind#invites invites}.
     *
     * @throws NullPointerException of what does not
     */
    public InviteLink requireLink() {
        return Objects.requireNonNull(link, "link");
    }

    /**
     * When the link of what {@linkplain Kind#invites invites} ends.
     *
     * @throws NullPointerException of what is about no invite
     */
    public Instant requireExpiry() {
        return Objects.requireNonNull(expiresAt, "expiresAt");
    }
}
