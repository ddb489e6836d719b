package dev.muster;

import dev.muster.internal.member.Members;
import dev.muster.internal.team.Memberships;
import dev.muster.internal.team.Teams;
import dev.muster.model.Actor;
import dev.muster.model.Membership;
import dev.muster.model.MusterException;
import dev.muster.model.NewTeam;
import dev.muster.model.Page;
import dev.muster.model.Slice;
import dev.muster.model.Team;
import dev.muster.model.TeamEdit;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Teams. A team that the actor is not in, one that is deleted and one that never was answer alike:
 * {@link MusterException.Reason#TEAM_NOT_FOUND}.
 */
public final class TeamManager {

    private final Teams teams;
    private final Memberships memberships;
    private final Members members;

    TeamManager(Teams teams, Memberships memberships, Members members) {
        this.teams = teams;
        this.memberships = memberships;
        this.members = members;
    }

    /**
     * Makes a team with its first owner. A user makes it for themselves; a system actor for anybody, and may limit its
     * seats.
     *
     * @throws MusterException SLUG_TAKEN; SYSTEM_ONLY if a user names another owner, or seats
     */
    public Team create(Actor actor, NewTeam team) {
        return teams.create(actor, team);
    }

    /** The team. Needs {@code members:read}; system actors see deleted teams too. */
    public Team get(Actor actor, TeamId team) {
        return teams.get(actor, team);
    }

    /** The team that has this slug now, under the same conditions: for a slug in a URL. Any text may be asked for. */
    public Team bySlug(Actor actor, String slug) {
        return teams.bySlug(actor, slug);
    }

    /**
     * Renames a team, changes its slug or its attributes, in one change. Needs {@code team:update}.
     *
     * @throws MusterException SLUG_TAKEN, STALE_REV, TEAM_SUSPENDED
     */
    public Team edit(Actor actor, TeamId team, TeamEdit edit) {
        return teams.edit(actor, team, edit);
    }

    /**
     * Limits how many members and open invites a team may have together. System actors only, since hosts sell seats. A
     * limit below what is taken takes nothing away: who is invited may still accept, but nobody else is invited or added
     * before seats are free.
     *
     * @param seats 1 or more; null for no limit
     */
    public Team limitSeats(Actor actor, TeamId team, @Nullable Integer seats) {
        return teams.limitSeats(actor, team, seats);
    }

    /**
     * Suspends a team: everything is refused but reading, resuming, deleting, leaving, removing, revoking and declining,
     * and the access check says no to all but Muster's own reading. System actors only. Doing it twice changes nothing.
     */
    public Team suspend(Actor actor, TeamId team) {
        return teams.suspend(actor, team);
    }

    /** Ends a suspension. System actors only. Doing it twice changes nothing. */
    public Team resume(Actor actor, TeamId team) {
        return teams.resume(actor, team);
    }

    /**
     * Deletes a team for good: members, invites and attributes are gone, the slug is free, the history stays for system
     * actors. Needs {@code team:delete}.
     *
     * @return the event, which is the last one of the team
     */
    public TeamEvent delete(Actor actor, TeamId team) {
        return teams.delete(actor, team);
    }

    /** The teams of a user by name, suspended ones too: one's own, or anybody's for a system actor. */
    public Slice<Membership> of(Actor actor, UserId user, Page page) {
        return memberships.of(actor, user, page);
    }

    /**
     * A user and a team that they are in, suspended ones too. Needs {@code members:read}; oneself needs nothing: what to
     * show to whoever may see no more of the team than its name, and may leave it.
     *
     * @throws MusterException TEAM_NOT_FOUND to who is not in it; MEMBER_NOT_FOUND if somebody else is not
     */
    public Membership membership(Actor actor, TeamId team, UserId user) {
        return members.membership(actor, team, user);
    }
}
