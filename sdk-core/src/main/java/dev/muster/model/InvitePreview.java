package dev.muster.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the landing page of a good link shows before anybody signs in. Looking changes nothing.
 *
 * @param team which team
 * @param teamName its name
 * @param invite which invite; not a secret
 * @param inviterName who invites, by name; absent for a system actor
 * @param email who is invited, masked ({@code b***@example.com}) unless it was asked for with that person's address
 * @param name what the inviter calls them
 * @param roles the display names of the roles
 * @param message what the inviter wrote, plain text
 * @param expiresAt from this moment on the link does not work
 * @param provesMailbox whether holding the link proves that one reads the invited mailbox: then an account may be set up
 *     from it; otherwise sign-in with a verified address is needed
 */
public record InvitePreview(
        TeamId team,
        String teamName,
        InviteId invite,
        @Nullable String inviterName,
        String email,
        @Nullable String name,
        List<String> roles,
        @Nullable String message,
        Instant expiresAt,
        boolean provesMailbox) {

    public InvitePreview {
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(teamName, "teamName");
        Objects.requireNonNull(invite, "invite");
        Objects.requireNonNull(email, "email");
        roles = Text.list("roles", roles);
        Objects.requireNonNull(expiresAt, "expiresAt");
    }
}
