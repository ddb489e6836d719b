package dev.muster.model;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An invitation of one address into one team. Its link is not part of it: see {@link InviteLink}.
 *
 * @param id not a secret
 * @param team which team
 * @param email who is invited
 * @param name what the inviter calls them
 * @param roles what they get when they accept
 * @param location what their location will be
 * @param attributes what their attributes will be
 * @param message plain text from the inviter, at most 1,000 characters by default, never turned into links
 * @param locale the language of the mail
 * @param invitedBy who sent it
 * @param createdAt when it was made
 * @param expiresAt from this moment on it cannot be accepted
 * @param status where it stands; EXPIRED is derived from the clock
 * @param endReason why it was revoked; absent unless REVOKED
 * @param endedAt when it was accepted, declined or revoked; absent while PENDING or EXPIRED
 * @param acceptedBy who accepted; absent unless ACCEPTED
 * @param delivery what became of its mail
 * @param linkRequestedAt since when the holder of a link of it that no longer works asks for a new one; absent if nobody
 *     does
 * @param rev the team's rev of the change that last wrote this invite
 */
public record Invite(
        InviteId id,
        TeamId team,
        EmailAddress email,
        @Nullable String name,
        List<RoleGrant> roles,
        @Nullable String location,
        Map<String, String> attributes,
        @Nullable String message,
        @Nullable Locale locale,
        ActorRef invitedBy,
        Instant createdAt,
        Instant expiresAt,
        InviteStatus status,
        @Nullable EndReason endReason,
        @Nullable Instant endedAt,
        @Nullable UserId acceptedBy,
        Delivery delivery,
        @Nullable Instant linkRequestedAt,
        long rev) {

    public Invite {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(email, "email");
        roles = Text.list("roles", roles);
        attributes = Text.attributes(attributes);
        Objects.requireNonNull(invitedBy, "invitedBy");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(delivery, "delivery");
    }

    /** The name, or the address where there is none. */
    public String displayName() {
        return name == null ? email.value() : name;
    }
}
