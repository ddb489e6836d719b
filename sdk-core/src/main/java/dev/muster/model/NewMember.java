package dev.muster.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A member to be added without an invite, by a system actor.
 *
 * @param person who
 * @param roles at least one role, none twice
 * @param location one line, at most 200 characters by default
 * @param attributes the host's own, at most 50 keys and 8 KB by default
 */
public record NewMember(
        Person person,
        List<NewGrant> roles,
        @Nullable String location,
        @Nullable Map<String, String> attributes) {

    public NewMember {
        Objects.requireNonNull(person, "person");
        roles = NewGrant.distinct(roles);
        location = Text.optionalLine("location", location);
        attributes = attributes == null ? null : Text.attributes(attributes);
    }

    public static NewMember of(Person person, String... roles) {
        return new NewMember(person, NewGrant.all(roles), null, null);
    }

    public NewMember grants(List<NewGrant> newRoles) {
        return new NewMember(person, newRoles, location, attributes);
    }

    public NewMember location(@Nullable String newLocation) {
        return new NewMember(person, roles, newLocation, attributes);
    }

    public NewMember attributes(Map<String, String> newAttributes) {
        return new NewMember(person, roles, location, Objects.requireNonNull(newAttributes, "attributes"));
    }
}
