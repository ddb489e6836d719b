package dev.muster.internal.change;

import dev.muster.internal.rules.Operation;
import dev.muster.internal.rules.RoleBook;
import dev.muster.internal.rules.Standing;
import dev.muster.model.ActorRef;
import dev.muster.model.EmailAddress;
import dev.muster.model.InviteId;
import dev.muster.model.Member;
import dev.muster.model.Team;
import dev.muster.model.UserId;
import dev.muster.spi.Reader;
import dev.muster.spi.StoredInvite;
import dev.muster.spi.StoredRole;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One team at one moment, as a use case sees it on behalf of one actor. */
public class View {

    private final Reader reader;
    private final Team team;
    private final RoleBook codeRoles;
    private final Instant clock;
    private final Instant now;
    private final Standing standing;
    private final Found found;
    private @Nullable RoleBook roles;
    private @Nullable List<StoredRole> ownRoles;

    View(Reader reader, Team team, RoleBook codeRoles, Instant clock, ActorRef actor) {
        this.reader = reader;
        this.team = team;
        this.found = new Found(reader);
        this.codeRoles = codeRoles;
        this.clock = clock;
        // A node whose clock is behind must not see a seat or an invite as free that another node gave away.
        this.now = clock.isBefore(team.changedAt()) ? team.changedAt() : clock;
        this.standing = standingOf(actor);
    }

    public Reader reader() {
        return reader;
    }

    public Team team() {
        return team;
    }

    /** All roles that can be used here, those of the code and the team's own. */
    public final RoleBook roles() {
        RoleBook known = roles;
        if (known == null) {
            known = codeRoles.with(ownRoles());
            roles = known;
        }
        return known;
    }

    public Instant now() {
        return now;
    }

    /** The roles of the team's own, as they are stored. */
    public final List<StoredRole> ownRoles() {
        List<StoredRole> known = ownRoles;
        if (known == null) {
            known = reader.roles().all();
            ownRoles = known;
        }
        return known;
    }

    /** What {@link #roles} would be if these were the team's own. */
    public final RoleBook rolesWith(Collection<StoredRole> own) {
        return codeRoles.with(own);
    }

    /** What this node's clock says: when its work falls due, which is not the team's business. */
    public Instant clock() {
        return clock;
    }

    final Found found() {
        return found;
    }

    /** Reads at once what will be asked about each of these addresses. */
    public final void fetchAddresses(Set<EmailAddress> emails) {
        found.fetch(emails);
    }

    /** Reads at once what will be asked for by these ids. */
    public final void fetchInvites(Set<InviteId> ids) {
        found.fetchInvites(ids);
    }

    /** Whether somebody with this address is a member. */
    public final boolean isMember(EmailAddress email) {
        return found.isMember(email);
    }

    /** The invite that holds this address, be it by a decision of this very change. */
    public final @Nullable StoredInvite holder(EmailAddress email) {
        return found.holder(email);
    }

    /** An invite, be it as this very change leaves it. */
    public final @Nullable StoredInvite invite(InviteId invite) {
        return found.invite(invite);
    }

    /** What the actor may do here. */
    public Standing standing() {
        return standing;
    }

    public void require(Operation operation) {
        standing.require(operation);
    }

    /** What a member is called; null for who is none. */
    public final @Nullable String nameOf(ActorRef actor) {
        Member member = member(actor);
        return member == null ? null : member.person().displayName();
    }

    /** What somebody else may do here, such as who once gave a role. */
    public final Standing standingOf(ActorRef other) {
        Member member = member(other);
        return Standing.of(other, team, member, member == null ? codeRoles : roles(), now);
    }

    /** The member who this is; null for who is none. */
    public final @Nullable Member member(ActorRef actor) {
        return actor.type() == ActorRef.Type.USER ? reader.members().find(UserId.of(actor.id())) : null;
    }
}
