package dev.muster.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One person in one team.
 *
 * @param team which team
 * @param person who; one membership for each user id
 * @param location free text, one line, at most 200 characters by default
 * @param roles at least one; permissions are their union
 * @param status active or suspended
 * @param attributes the host's own, sorted by key
 * @param joinedAt when they joined
 * @param rev the team's rev of the change that last wrote this member
 */
public record Member(
        TeamId team,
        Person person,
        @Nullable String location,
        List<RoleGrant> roles,
        MemberStatus status,
        Map<String, String> attributes,
        Instant joinedAt,
        long rev) {

    public Member {
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(person, "person");
        roles = Text.list("roles", roles);
        Objects.requireNonNull(status, "status");
        attributes = Text.attributes(attributes);
        Objects.requireNonNull(joinedAt, "joinedAt");
    }

    public UserId user() {
        return person.id();
    }

    public Member status(MemberStatus newStatus) {
        return new Member(team, person, location, roles, newStatus, attributes, joinedAt, rev);
    }

    public Member person(Person newPerson) {
        return new Member(team, newPerson, location, roles, status, attributes, joinedAt, rev);
    }

    public Member roles(List<RoleGrant> newRoles) {
        return new Member(team, person, location, newRoles, status, attributes, joinedAt, rev);
    }

    public Member rev(long newRev) {
        return new Member(team, person, location, roles, status, attributes, joinedAt, newRev);
    }
}
