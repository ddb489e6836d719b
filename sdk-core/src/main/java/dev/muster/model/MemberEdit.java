package dev.muster.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a member, all in one: {@code MemberEdit.of().name("Ben").location("Oslo").roles("admin")}.
 * What is null stays as it is.
 *
 * @param name the new name, one line; the empty string takes it away
 * @param location the new location, one line; the empty string takes it away
 * @param roles all the roles from now on, at least one, none twice
 * @param attributes all the attributes from now on
 * @param ifRev refuse with {@link MusterException.Reason#STALE_REV} unless the member is at this rev
 */
public record MemberEdit(
        @Nullable String name,
        @Nullable String location,
        @Nullable List<NewGrant> roles,
        @Nullable Map<String, String> attributes,
        @Nullable Long ifRev) {

    private static final MemberEdit NOTHING = new MemberEdit(null, null, null, null, null);

    public MemberEdit {
        name = Text.patch("name", name);
        location = Text.patch("location", location);
        roles = roles == null ? null : NewGrant.distinct(roles);
        attributes = attributes == null ? null : Text.attributes(attributes);
    }

    /** Changes nothing yet: {@code MemberEdit.of().location("Oslo")}. */
    public static MemberEdit of() {
        return NOTHING;
    }

    public MemberEdit name(String newName) {
        return new MemberEdit(Objects.requireNonNull(newName, "name"), location, roles, attributes, ifRev);
    }

    public MemberEdit location(String newLocation) {
        return new MemberEdit(name, Objects.requireNonNull(newLocation, "location"), roles, attributes, ifRev);
    }

    /** These roles and no others: those that are held as they are, the others for good; {@link #grants} gives them ends. */
    public MemberEdit roles(String... newRoles) {
        return grants(NewGrant.all(newRoles));
    }

    public MemberEdit grants(List<NewGrant> newRoles) {
        return new MemberEdit(name, location, Objects.requireNonNull(newRoles, "roles"), attributes, ifRev);
    }

    public MemberEdit attributes(Map<String, String> newAttributes) {
        return new MemberEdit(name, location, roles, Objects.requireNonNull(newAttributes, "attributes"), ifRev);
    }

    public MemberEdit ifRev(long rev) {
        return new MemberEdit(name, location, roles, attributes, rev);
    }
}
