package dev.muster.model;

import java.util.Objects;

/**
 * One team of a user, for a workspace switcher.
 *
 * @param team the team
 * @param member the user in it
 */
public record Membership(Team team, Member member) {

    public Membership {
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(member, "member");
    }
}
