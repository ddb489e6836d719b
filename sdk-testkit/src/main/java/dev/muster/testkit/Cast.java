package dev.muster.testkit;

import dev.muster.History;
import dev.muster.InviteService;
import dev.muster.MemberService;
import dev.muster.RoleRegistry;
import dev.muster.TeamManager;
import dev.muster.model.Actor;
import dev.muster.model.Impact;
import dev.muster.model.InviteId;
import dev.muster.model.Member;
import dev.muster.model.MemberEdit;
import dev.muster.model.NewInvite;
import dev.muster.model.NewRole;
import dev.muster.model.Plan;
import dev.muster.model.RoleEdit;
import dev.muster.model.RoleGrant;
import dev.muster.model.RoleId;
import dev.muster.model.Team;
import dev.muster.model.TeamEdit;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.Reader;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who plays in one {@link ApiCall}: the actor, and what they act on, each made when it is first asked for. None of it
 * holds any permission, so that no grant ceiling comes between an actor and the permission that is tested.
 */
final class Cast {

    /** A role that permits nothing. */
    static final String GUEST = "guest";

    final Scene on;
    final Actor actor;
    final TeamId team;
    private @Nullable UserId target;
    private @Nullable UserId suspended;
    private @Nullable InviteId own;
    private @Nullable InviteId others;
    private @Nullable RoleId role;
    private @Nullable RoleId retired;
    private @Nullable InviteId requested;
    private @Nullable InviteId requestedToo;
    private @Nullable InviteId held;
    private @Nullable InviteId heldToo;

    private Cast(Scene on, Actor actor, TeamId team) {
        this.on = on;
        this.actor = actor;
        this.team = team;
    }

    /** Everybody is in the team. */
    static Cast members(Scene on, Actor actor) {
        return new Cast(on, actor, on.id());
    }

    /** What the actor acts on is in no team. */
    static Cast strangers(Scene on, Actor actor) {
        Cast cast = new Cast(on, actor, on.id());
        cast.target = Scene.user("nobody");
        cast.suspended = Scene.user("nobody");
        cast.own = new InviteId(UUID.randomUUID());
        cast.others = new InviteId(UUID.randomUUID());
        cast.role = RoleId.of(UUID.randomUUID().toString());
        cast.retired = cast.role;
        cast.requested = new InviteId(UUID.randomUUID());
        cast.requestedToo = new InviteId(UUID.randomUUID());
        cast.held = new InviteId(UUID.randomUUID());
        cast.heldToo = new InviteId(UUID.randomUUID());
        return cast;
    }

    /** Makes all that is not made yet, and lets the resend cool-down pass. */
    Cast complete() {
        slug();
        target();
        suspended();
        own();
        others();
        role();
        retired();
        requested();
        requestedToo();
        held();
        heldToo();
        on.clock.advance(Duration.ofMinutes(2));
        return this;
    }

    /** The same with another actor, who need not be in the team. */
    Cast by(Actor other) {
        return copy(on, other, team);
    }

    /** The same, said of a team that is not there. */
    Cast elsewhere() {
        return copy(on, actor, new TeamId(UUID.randomUUID()));
    }

    /** The same people and invites, said of the team of this scene, by its owner. */
    Cast at(Scene other) {
        return copy(other, other.ann, other.id());
    }

    private Cast copy(Scene scene, Actor by, TeamId of) {
        Cast copy = new Cast(scene, by, of);
        copy.target = target;
        copy.suspended = suspended;
        copy.own = own;
        copy.others = others;
        copy.role = role;
        copy.retired = retired;
        copy.requested = requested;
        copy.requestedToo = requestedToo;
        copy.held = held;
        copy.heldToo = heldToo;
        return copy;
    }

    TeamManager teams() {
        return on.muster.teams();
    }

    MemberService members() {
        return on.muster.members();
    }

    InviteService invites() {
        return on.muster.invites();
    }

    RoleRegistry roles() {
        return on.muster.roles();
    }

    History history() {
        return on.muster.history();
    }

    /** A role of the team's own that nobody has and that gives nothing. */
    RoleId role() {
        RoleId present = role;
        if (present == null) {
            present = made();
            role = present;
        }
        return present;
    }

    /** The same, retired. */
    RoleId retired() {
        RoleId present = retired;
        if (present == null) {
            present = made();
            on.muster.roles().retire(Scene.SYSTEM, team, present);
            retired = present;
        }
        return present;
    }

    private RoleId made() {
        return on.muster
                .roles()
                .make(Scene.SYSTEM, team, NewRole.named("Role " + UUID.randomUUID()))
                .id();
    }

    /** What would become of {@link #role} if it were edited now. */
    Impact impact() {
        Plan plan = Plan.edit(role(), RoleEdit.of().description("Edited"));
        Team now = on.storage.<@Nullable Team>read(team, Reader::team);
        return new Impact(team, now == null ? 0 : now.rev(), plan, List.of(), false);
    }

    /** The slug of the team, which it is given if it has none; one that nobody has if the team is not there. */
    String slug() {
        String slug = "team-" + team;
        Team now = on.storage.<@Nullable Team>read(team, Reader::team);
        if (now != null && !slug.equals(now.slug())) {
            on.muster.teams().edit(Scene.SYSTEM, team, TeamEdit.of().slug(slug));
        }
        return slug;
    }

    UserId self() {
        return Scene.idOf(actor);
    }

    /** A member. */
    UserId target() {
        UserId present = target;
        if (present == null) {
            present = Scene.idOf(on.joined("target", GUEST));
            target = present;
        }
        return present;
    }

    /** A suspended member. */
    UserId suspended() {
        UserId present = suspended;
        if (present == null) {
            present = Scene.idOf(on.joined("suspended", GUEST));
            on.muster.members().suspend(Scene.SYSTEM, team, present);
            suspended = present;
        }
        return present;
    }

    /** An open invite that the actor sent. */
    InviteId own() {
        InviteId present = own;
        if (present == null) {
            present = sentBy(actor);
            own = present;
        }
        return present;
    }

    /** An open invite that somebody else sent. */
    InviteId others() {
        InviteId present = others;
        if (present == null) {
            present = sentBy(on.ann);
            others = present;
        }
        return present;
    }

    /** An open invite that somebody else sent, and for which a new link is asked. */
    InviteId requested() {
        InviteId present = requested;
        if (present == null) {
            present = withRequest();
            requested = present;
        }
        return present;
    }

    /** Another one of that kind. */
    InviteId requestedToo() {
        InviteId present = requestedToo;
        if (present == null) {
            present = withRequest();
            requestedToo = present;
        }
        return present;
    }

    /** An open invite that somebody else sent, and whose acceptance waits for approval. */
    InviteId held() {
        InviteId present = held;
        if (present == null) {
            present = withHeld();
            held = present;
        }
        return present;
    }

    /** Another one of that kind. */
    InviteId heldToo() {
        InviteId present = heldToo;
        if (present == null) {
            present = withHeld();
            heldToo = present;
        }
        return present;
    }

    private InviteId withHeld() {
        InviteId invite = sentBy(on.ann);
        on.hold(invite, Scene.user("held"));
        return invite;
    }

    private InviteId withRequest() {
        InviteId invite = sentBy(on.ann);
        String old = Scene.tokenIn(
                on.muster.invites().copyLink(Scene.SYSTEM, team, invite).url());
        on.muster.invites().resend(on.ann, team, invite);
        on.muster.invites().requestLink(old);
        on.clock.advance(Duration.ofMinutes(2));
        return invite;
    }

    /** One may send it, even if one may no longer handle it. */
    private InviteId sentBy(Actor sender) {
        if (sender.isSystem() || sender.equals(on.ann)) {
            return send(sender);
        }
        Member member = on.get(sender);
        on.muster
                .members()
                .edit(Scene.SYSTEM, team, member.user(), MemberEdit.of().roles("inviter"));
        InviteId invite = send(sender);
        on.muster
                .members()
                .edit(
                        Scene.SYSTEM,
                        team,
                        member.user(),
                        MemberEdit.of()
                                .grants(member.roles().stream()
                                        .map(RoleGrant::asNew)
                                        .toList()));
        return invite;
    }

    private InviteId send(Actor sender) {
        NewInvite invite = NewInvite.to(Scene.address(Scene.user("invited"))).role(GUEST);
        InviteId id = on.muster.invites().send(sender, team, invite).id();
        on.clock.advance(Duration.ofMinutes(2));
        return id;
    }
}
