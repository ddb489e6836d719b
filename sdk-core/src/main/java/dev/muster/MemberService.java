package dev.muster;

import dev.muster.internal.erasure.Erase;
import dev.muster.internal.member.AddMember;
import dev.muster.internal.member.EditMember;
import dev.muster.internal.member.Endings;
import dev.muster.internal.member.Members;
import dev.muster.internal.member.RemoveMember;
import dev.muster.internal.member.TransferOwnership;
import dev.muster.internal.member.UpdatePerson;
import dev.muster.internal.people.People;
import dev.muster.model.Actor;
import dev.muster.model.EmailAddress;
import dev.muster.model.ExpiringGrant;
import dev.muster.model.InviteId;
import dev.muster.model.Member;
import dev.muster.model.MemberEdit;
import dev.muster.model.MusterException;
import dev.muster.model.NewMember;
import dev.muster.model.Page;
import dev.muster.model.PeopleEntry;
import dev.muster.model.PeopleQuery;
import dev.muster.model.Person;
import dev.muster.model.RoleId;
import dev.muster.model.Slice;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import java.time.Duration;

/**
 * Members, and the list of all people of a team. Every method answers {@link MusterException.Reason#TEAM_NOT_FOUND} where
 * the actor is not in the team, and every one about a member {@link MusterException.Reason#MEMBER_NOT_FOUND} for unknown
 * ones and for members of other teams.
 */
public final class MemberService {

    private final People people;
    private final Members members;
    private final EditMember editing;
    private final RemoveMember removing;
    private final TransferOwnership transferring;
    private final AddMember adding;
    private final UpdatePerson updating;
    private final Endings endings;
    private final Erase erasing;

    MemberService(
            People people,
            Members members,
            EditMember editing,
            RemoveMember removing,
            TransferOwnership transferring,
            AddMember adding,
            UpdatePerson updating,
            Endings endings,
            Erase erasing) {
        this.people = people;
        this.members = members;
        this.editing = editing;
        this.removing = removing;
        this.transferring = transferring;
        this.adding = adding;
        this.updating = updating;
        this.endings = endings;
        this.erasing = erasing;
    }

    /**
     * Members and invited people in one list by name, each with status, roles, and what this actor may do with the row.
     * Needs {@code members:read}.
     */
    public Slice<PeopleEntry> people(Actor actor, TeamId team, PeopleQuery query) {
        return people.list(actor, team, query);
    }

    /**
     * The row of one member, with what this actor may do with it. Needs {@code members:read}; oneself needs nothing.
     */
    public PeopleEntry person(Actor actor, TeamId team, UserId user) {
        return people.member(actor, team, user);
    }

    /**
     * The row of somebody who is invited. Needs {@code members:read}.
     *
     * @throws MusterException INVITE_NOT_FOUND; INVITE_USED, INVITE_DECLINED, INVITE_REVOKED or LINK_REPLACED if it has
     *     ended, since there is no row of it then
     */
    public PeopleEntry person(Actor actor, TeamId team, InviteId invite) {
        return people.invited(actor, team, invite);
    }

    /** Grants that end within this time, the next one first. Needs {@code members:read}. */
    public Slice<ExpiringGrant> expiring(Actor actor, TeamId team, Duration within, Page page) {
        return endings.list(actor, team, within, page);
    }

    /** One member. Needs {@code members:read}; oneself needs nothing. */
    public Member get(Actor actor, TeamId team, UserId user) {
        return members.membership(actor, team, user).member();
    }

    /**
     * Edits name, location, roles and attributes in one change. Needs {@code members:update}; one's own name and
     * location need nothing. Giving and taking roles is under the grant ceiling; only an owner edits an owner.
     *
     * @return the member as it is now; if nothing was changed, with the rev it had
     * @throws MusterException CEILING_EXCEEDED, OWNER_ONLY, ROLE_NOT_FOUND, LAST_OWNER, STALE_REV, TEAM_SUSPENDED
     */
    public Member edit(Actor actor, TeamId team, UserId user, MemberEdit edit) {
        return editing.edit(actor, team, user, edit);
    }

    /**
     * Suspends a member: they stay in the team but may do nothing except leave. Needs {@code members:update} and all that
     * the member has. Doing it twice changes nothing.
     *
     * @throws MusterException CEILING_EXCEEDED, OWNER_ONLY, LAST_OWNER, TEAM_SUSPENDED
     */
    public Member suspend(Actor actor, TeamId team, UserId user) {
        return members.suspend(actor, team, user);
    }

    /** Ends a suspension, under the same conditions. Doing it twice changes nothing. */
    public Member resume(Actor actor, TeamId team, UserId user) {
        return members.resume(actor, team, user);
    }

    /**
     * Removes a member, and with them the open invites that they sent. Needs {@code members:remove} and all that the
     * member has; removing oneself is leaving.
     *
     * @throws MusterException CEILING_EXCEEDED, OWNER_ONLY, LAST_OWNER
     */
    public TeamEvent remove(Actor actor, TeamId team, UserId user) {
        return removing.remove(actor, team, user);
    }

    /**
     * Leaves a team, which every member may, suspended ones too. A system actor is in no team and cannot leave one.
     *
     * @throws MusterException LAST_OWNER
     */
    public TeamEvent leave(Actor actor, TeamId team) {
        return removing.leave(actor, team);
    }

    /**
     * Hands the actor's own owner role over to another active member. Owners only.
     *
     * @param becomes the role that the actor has from then on, besides what else they hold
     * @throws MusterException OWNER_ONLY, MEMBER_SUSPENDED, ROLE_NOT_FOUND, TEAM_SUSPENDED
     */
    public TeamEvent transferOwnership(Actor actor, TeamId team, UserId to, RoleId becomes) {
        return transferring.transfer(actor, team, to, becomes);
    }

    /**
     * Adds somebody without an invite; an open invite to their address ends. System actors only.
     *
     * @throws MusterException ALREADY_MEMBER, SEATS_EXHAUSTED, ROLE_NOT_FOUND, TEAM_SUSPENDED
     */
    public Member addMember(Actor actor, TeamId team, NewMember member) {
        return adding.add(actor, team, member);
    }

    /**
     * Follows the host: writes name, address and locale of a person in each of their teams, one change for each; after a
     * failure in between, running it again does the rest. System actors only.
     *
     * @return in how many teams something changed
     */
    public int updatePerson(Actor actor, Person person) {
        return updating.update(actor, person);
    }

    /**
     * Erases a person, as the right to erasure of the GDPR has it: ends their memberships, the open invites that they
     * sent, and those to any address that teams knew them by; and puts a pseudonym in their place where history and
     * ended invites go on telling what they did. Team by team, suspended and deleted ones too. Once begun, it is done
     * when it returns: after a failure in between, call it again. System actors only; needs {@link
     * MusterBuilder#addressKey}, from which the pseudonyms are made.
     *
     * @return in how many teams something was erased
     * @throws MusterException LAST_OWNER, if teams have no other active owner for good: they are the detail {@code
     *     teams}, their ids with commas in between, and nothing was erased anywhere (unless the last but one left while
     *     this call was going on); POLICY_REFUSED, if a policy of the host refuses a change, after those that it let pass
     */
    public int erase(Actor actor, UserId user) {
        return erasing.erase(actor, user);
    }

    /**
     * The same for an address: for invites to it, accepted or not, and for each person who is a member somewhere under
     * this address. Whether it is suppressed stays known.
     *
     * @return in how many teams something was erased
     * @throws MusterException LAST_OWNER, as above
     */
    public int erase(Actor actor, EmailAddress email) {
        return erasing.erase(actor, email);
    }
}
