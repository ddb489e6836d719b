package dev.muster.model;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a team, all in one: {@code TeamEdit.of().name("Acme Ltd").slug("acme-ltd")}. What is null stays as it is.
 *
 * @param name the new name, one line
 * @param slug the new slug; the empty string gives it up
 * @param domains from which mail domains people may come in from now on; who is in stays
 * @param attributes all the attributes from now on
 * @param ifRev refuse with {@link MusterException.Reason#STALE_REV} unless the team is at this rev, which every change of
 *     anything in it moves
 */
public record TeamEdit(
        @Nullable String name,
        @Nullable String slug,
        @Nullable Domains domains,
        @Nullable Map<String, String> attributes,
        @Nullable Long ifRev) {

    private static final TeamEdit NOTHING = new TeamEdit(null, null, null, null, null);

    public TeamEdit {
        name = name == null ? null : Text.line("name", name);
        slug = slug == null || slug.isEmpty() ? slug : Slug.check(slug);
        attributes = attributes == null ? null : Text.attributes(attributes);
    }

    /** Changes nothing yet: {@code TeamEdit.of().name("Acme Ltd")}. */
    public static TeamEdit of() {
        return NOTHING;
    }

    public TeamEdit name(String newName) {
        return new TeamEdit(Objects.requireNonNull(newName, "name"), slug, domains, attributes, ifRev);
    }

    public TeamEdit slug(String newSlug) {
        return new TeamEdit(name, Objects.requireNonNull(newSlug, "slug"), domains, attributes, ifRev);
    }

    public TeamEdit domains(Domains newDomains) {
        return new TeamEdit(name, slug, Objects.requireNonNull(newDomains, "domains"), attributes, ifRev);
    }

    public TeamEdit attributes(Map<String, String> newAttributes) {
        return new TeamEdit(name, slug, domains, Objects.requireNonNull(newAttributes, "attributes"), ifRev);
    }

    public TeamEdit ifRev(long rev) {
        return new TeamEdit(name, slug, domains, attributes, rev);
    }
}
