package dev.muster.model;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A team (a workspace).
 *
 * @param id made by Muster
 * @param name one line, at most 200 characters by default
 * @param slug unique among all teams, absent if the host uses none
 * @param status active, suspended or deleted
 * @param seats how many members and open invites it may have together; absent means no limit
 * @param domains from which mail domains people may come in
 * @param attributes the host's own, sorted by key
 * @param createdAt when it was made
 * @param changedAt when it was last changed, in whatever part of it
 * @param rev how many changes it has seen, without gaps; 1 is its creation
 */
public record Team(
        TeamId id,
        String name,
        @Nullable String slug,
        TeamStatus status,
        @Nullable Integer seats,
        Domains domains,
        Map<String, String> attributes,
        Instant createdAt,
        Instant changedAt,
        long rev) {

    public Team {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(domains, "domains");
        attributes = Text.attributes(attributes);
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(changedAt, "changedAt");
    }

    /** Whether a text could be the slug of a team. */
    public static boolean isSlug(String text) {
        return Slug.isOne(Objects.requireNonNull(text, "slug"));
    }

    public Team status(TeamStatus newStatus) {
        return new Team(id, name, slug, newStatus, seats, domains, attributes, createdAt, changedAt, rev);
    }

    public Team seats(@Nullable Integer newSeats) {
        return new Team(id, name, slug, status, newSeats, domains, attributes, createdAt, changedAt, rev);
    }

    /** The same team after a change: what a storage gives back once it has touched the row. */
    public Team touched(Instant at, long newRev) {
        return new Team(id, name, slug, status, seats, domains, attributes, createdAt, at, newRev);
    }

    /** What is left of a deleted team. */
    public Team tombstone() {
        return new Team(id, name, null, TeamStatus.DELETED, null, Domains.ANY, Map.of(), createdAt, changedAt, rev);
    }
}
