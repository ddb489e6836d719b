package dev.muster.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Changes to an open or expired invite, all in one: {@code InviteEdit.of().roles("member").location("Oslo")}. What is
 * null stays as it is. The link that went out stays good.
 *
 * @param name the new name, one line; the empty string takes it away
 * @param location the new location, one line; the empty string takes it away
 * @param roles all the roles from now on, at least one, none twice
 * @param attributes all the attributes from now on
 * @param expiresIn how long it can be accepted from now on: 1 hour to 30 days by default; reopens an expired one
 * @param ifRev refuse with {@link MusterException.Reason#STALE_REV} unless the invite is at this rev
 */
public record InviteEdit(
        @Nullable String name,
        @Nullable String location,
        @Nullable List<NewGrant> roles,
        @Nullable Map<String, String> attributes,
        @Nullable Duration expiresIn,
        @Nullable Long ifRev) {

    private static final InviteEdit NOTHING = new InviteEdit(null, null, null, null, null, null);

    public InviteEdit {
        name = Text.patch("name", name);
        location = Text.patch("location", location);
        roles = roles == null ? null : NewGrant.distinct(roles);
        attributes = attributes == null ? null : Text.attributes(attributes);
    }

    /** Changes nothing yet: {@code InviteEdit.of().location("Oslo")}. */
    public static InviteEdit of() {
        return NOTHING;
    }

    public InviteEdit name(String newName) {
        return new InviteEdit(Objects.requireNonNull(newName, "name"), location, roles, attributes, expiresIn, ifRev);
    }

    public InviteEdit location(String newLocation) {
        return new InviteEdit(
                name, Objects.requireNonNull(newLocation, "location"), roles, attributes, expiresIn, ifRev);
    }

    /** These roles and no others: those that are held as they are, the others for good; {@link #grants} gives them ends. */
    public InviteEdit roles(String... newRoles) {
        return grants(NewGrant.all(newRoles));
    }

    public InviteEdit grants(List<NewGrant> newRoles) {
        return new InviteEdit(name, location, Objects.requireNonNull(newRoles, "roles"), attributes, expiresIn, ifRev);
    }

    public InviteEdit attributes(Map<String, String> newAttributes) {
        return new InviteEdit(
                name, location, roles, Objects.requireNonNull(newAttributes, "attributes"), expiresIn, ifRev);
    }

    public InviteEdit expiresIn(Duration period) {
        return new InviteEdit(name, location, roles, attributes, Objects.requireNonNull(period, "expiresIn"), ifRev);
    }

    public InviteEdit ifRev(long rev) {
        return new InviteEdit(name, location, roles, attributes, expiresIn, rev);
    }
}
