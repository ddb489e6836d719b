package dev.muster;

import dev.muster.internal.access.Checks;
import dev.muster.internal.access.Explaining;
import dev.muster.internal.bulk.Resending;
import dev.muster.internal.bulk.Revoking;
import dev.muster.internal.bulk.Sending;
import dev.muster.internal.change.Audience;
import dev.muster.internal.change.Gate;
import dev.muster.internal.change.Ids;
import dev.muster.internal.delivery.Courier;
import dev.muster.internal.delivery.DeliveryLoop;
import dev.muster.internal.delivery.Notifications;
import dev.muster.internal.delivery.Outcomes;
import dev.muster.internal.delivery.UsedCounters;
import dev.muster.internal.history.Events;
import dev.muster.internal.invite.AcceptInvite;
import dev.muster.internal.invite.DeclineInvite;
import dev.muster.internal.invite.EditInvite;
import dev.muster.internal.invite.Invites;
import dev.muster.internal.invite.LinkCheck;
import dev.muster.internal.invite.LinkRequests;
import dev.muster.internal.invite.MyInvites;
import dev.muster.internal.invite.Post;
import dev.muster.internal.invite.PreviewInvite;
import dev.muster.internal.invite.ResendInvite;
import dev.muster.internal.invite.SendInvite;
import dev.muster.internal.invite.SendingLimits;
import dev.muster.internal.link.Links;
import dev.muster.internal.link.SubjectHash;
import dev.muster.internal.member.AddMember;
import dev.muster.internal.member.EditMember;
import dev.muster.internal.member.Endings;
import dev.muster.internal.member.Members;
import dev.muster.internal.member.RemoveMember;
import dev.muster.internal.member.TransferOwnership;
import dev.muster.internal.member.UpdatePerson;
import dev.muster.internal.page.Pages;
import dev.muster.internal.people.People;
import dev.muster.internal.plan.Plans;
import dev.muster.internal.role.DeleteRole;
import dev.muster.internal.role.Drift;
import dev.muster.internal.role.Roles;
import dev.muster.internal.role.TeamRoles;
import dev.muster.internal.rules.Bounds;
import dev.muster.internal.rules.RoleBook;
import dev.muster.internal.team.Memberships;
import dev.muster.internal.team.Teams;
import dev.muster.model.InviteLinks;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.spi.Storage;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The entry point: team management on the host's own storage. Thread-safe; build one for each storage and keep it.
 *
 * <pre>{@code
 * Muster muster = Muster.builder(MemoryStorage.create())
 *         .links(InviteLinks.to("https://app.example.com/join", LinkKey.fromBase64(secret)))
 *         .notifier(SmtpNotifier.create(smtp))
 *         .build()
 *         .start();
 * }</pre>
 */
public final class Muster implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Muster.class);

    private final TeamManager teams;
    private final MemberService members;
    private final InviteService invites;
    private final RoleRegistry roles;
    private final AccessControl access;
    private final History history;
    private final Checks checks;
    private final Courier courier;
    private final Endings endings;
    private final DeliveryLoop loop;
    private final boolean ephemeralKey;

    Muster(MusterBuilder built, InviteLinks inviteLinks) {
        RoleBook book = new RoleBook(built.permissions, built.roles);
        Links links = new Links(inviteLinks);
        Pages pages = new Pages(built.limits, inviteLinks.keys());
        Bounds bounds = new Bounds(built.limits);
        Ids ids = new Ids(built.clock);
        Audience audience = new Audience(built.policies, built.listeners);
        Gate gate = new Gate(
                built.storage,
                built.clock,
                book,
                audience,
                ids,
                built.limits.changeAttempts(),
                this::outboxFilled,
                this::committed);

        this.endings = new Endings(gate, pages);
        this.teams = new TeamManager(new Teams(gate, book, bounds), new Memberships(gate, pages));
        this.members = new MemberService(
                new People(gate, pages),
                new Members(gate),
                new EditMember(gate, bounds),
                new RemoveMember(gate),
                new TransferOwnership(gate, bounds),
                new AddMember(gate, bounds),
                new UpdatePerson(gate, bounds),
                endings);
        this.checks =
                new Checks(gate, built.permissions, built.limits.accessStaleness(), built.limits.accessMemberships());
        Post post = new Post(ids, links, built.notifier);
        SendingLimits sending = new SendingLimits(gate, checks, built.limits, new SubjectHash(inviteLinks.current()));
        ResendInvite resend = new ResendInvite(gate, post, built.limits.resendCooldown(), bounds, sending);
        SendInvite send = new SendInvite(gate, bounds, post, resend, sending);
        LinkCheck check = new LinkCheck(links);
        AcceptInvite accept = new AcceptInvite(gate, check, bounds);
        this.invites = new InviteService(
                new Invites(gate, pages, links),
                send,
                new EditInvite(gate, bounds),
                resend,
                new PreviewInvite(gate, check),
                accept,
                new DeclineInvite(gate, check),
                new MyInvites(gate, pages, accept),
                new LinkRequests(gate, check, pages, resend, sending),
                Sending.through(gate, send, sending),
                Resending.through(gate, resend, sending),
                Revoking.through(gate, sending));
        TeamRoles teamRoles = new TeamRoles(gate, bounds);
        this.roles = new RoleRegistry(
                new Roles(gate),
                teamRoles,
                new DeleteRole(gate),
                new Plans(gate, teamRoles, built.permissions),
                new Drift(gate, pages, book, built.permissions));
        this.access = new AccessControl(checks, new Explaining(gate, built.permissions));
        this.history = new History(new Events(gate, pages));
        this.courier = new Courier(
                gate,
                built.notifier,
                new Notifications(gate, links),
                new Outcomes(gate),
                built.limits.deliveryAttempts(),
                new UsedCounters(gate));
        this.loop = new DeliveryLoop(courier, endings::runDueWork);
        this.ephemeralKey = inviteLinks.current().isEphemeral();
    }

    /** Begins to configure a Muster on this storage. {@link MusterBuilder#links} is the one thing required besides. */
    public static MusterBuilder builder(Storage storage) {
        return new MusterBuilder(storage);
    }

    /**
     * Starts what runs by itself until {@link #close()}, on daemon threads: the delivery, without which mail waits in the
     * outbox until {@link #runDueWork()} is called; and for the access check one thread that follows what other nodes
     * change and one that reads the clock, without which checks read the clock themselves and each team is read again
     * when its answers are too old.
     */
    public Muster start() {
        if (ephemeralKey) {
            LOG.warn("The link key is ephemeral: after a restart no link that went out works. Configure a LinkKey.");
        }
        checks.follower().start();
        loop.start();
        return this;
    }

    /**
     * Does everything that is due now, on this thread: for hosts with a scheduler of their own, and for tests. Several
     * nodes and threads may do so at once.
     *
     * @return how many pieces of work were done
     */
    public int runDueWork() {
        return courier.runDueWork() + endings.runDueWork();
    }

    /** Stops the delivery after the message in flight; what waits in the outbox waits for the next start. */
    @Override
    public void close() {
        checks.follower().stop();
        loop.stop();
    }

    public TeamManager teams() {
        return teams;
    }

    public MemberService members() {
        return members;
    }

    public InviteService invites() {
        return invites;
    }

    public RoleRegistry roles() {
        return roles;
    }

    public AccessControl access() {
        return access;
    }

    public History history() {
        return history;
    }

    private void committed(TeamId team, List<TeamEvent> events) {
        checks.held().committed(team, events);
    }

    private void outboxFilled() {
        loop.wake();
    }
}
