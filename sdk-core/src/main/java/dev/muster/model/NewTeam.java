package dev.muster.model;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A team to be made: {@code NewTeam.named("Acme").owner(Person.of(annId, "ann@example.com"))}.
 *
 * @param name one line, at most 200 characters by default
 * @param owner the first member, with the owner role; required when the team is made
 * @param slug unique among all teams: 2 to 63 of {@code a-z 0-9 -}; may be absent
 * @param seats how many members and open invites it may have together; absent means no limit; only a system actor sets
 *     it
 * @param attributes the host's own, at most 50 keys and 8 KB by default
 */
public record NewTeam(
        String name,
        @Nullable Person owner,
        @Nullable String slug,
        @Nullable Integer seats,
        @Nullable Map<String, String> attributes) {

    public NewTeam {
        name = Text.line("name", name);
        slug = Slug.check(slug);
        seats = Seats.check(seats);
        attributes = attributes == null ? null : Text.attributes(attributes);
    }

    public static NewTeam named(String name) {
        return new NewTeam(name, null, null, null, null);
    }

    public NewTeam owner(Person newOwner) {
        return new NewTeam(name, Objects.requireNonNull(newOwner, "owner"), slug, seats, attributes);
    }

    public NewTeam slug(@Nullable String newSlug) {
        return new NewTeam(name, owner, newSlug, seats, attributes);
    }

    public NewTeam seats(@Nullable Integer newSeats) {
        return new NewTeam(name, owner, slug, newSeats, attributes);
    }

    public NewTeam attributes(Map<String, String> newAttributes) {
        return new NewTeam(name, owner, slug, seats, Objects.requireNonNull(newAttributes, "attributes"));
    }
}
