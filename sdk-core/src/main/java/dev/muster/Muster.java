package dev.muster;

import dev.muster.internal.access.Checks;
import dev.muster.internal.access.Explaining;
import dev.muster.internal.bulk.Resending;
import dev.muster.internal.bulk.Retention;
import dev.muster.internal.bulk.Revoking;
import dev.muster.internal.bulk.Sending;
import dev.muster.internal.change.Audience;
import dev.muster.internal.change.Gate;
import dev.muster.internal.change.Ids;
import dev.muster.internal.change.Posting;
import dev.muster.internal.delivery.Backlogs;
import dev.muster.internal.delivery.Bounces;
import dev.muster.internal.delivery.Claims;
import dev.muster.internal.delivery.Courier;
import dev.muster.internal.delivery.DeliveryLoop;
import dev.muster.internal.delivery.Dispatch;
import dev.muster.internal.delivery.Notifications;
import dev.muster.internal.delivery.Outcomes;
import dev.muster.internal.delivery.UsedCounters;
import dev.muster.internal.erasure.Erase;
import dev.muster.internal.history.Events;
import dev.muster.internal.invite.AcceptInvite;
import dev.muster.internal.invite.DeclineInvite;
import dev.muster.internal.invite.DueInvites;
import dev.muster.internal.invite.EditInvite;
import dev.muster.internal.invite.FailedAccepts;
import dev.muster.internal.invite.HeldAcceptances;
import dev.muster.internal.invite.Invites;
import dev.muster.internal.invite.LinkCheck;
import dev.muster.internal.invite.LinkRequests;
import dev.muster.internal.invite.MyInvites;
import dev.muster.internal.invite.Post;
import dev.muster.internal.invite.PreviewInvite;
import dev.muster.internal.invite.ResendInvite;
import dev.muster.internal.invite.SendInvite;
import dev.muster.internal.invite.SendingLimits;
import dev.muster.internal.invite.Suppressions;
import dev.muster.internal.invite.UnknownKeys;
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
import dev.muster.internal.people.InviteList;
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
import dev.muster.model.Backlog;
import dev.muster.model.Invite;
import dev.muster.model.InviteLinks;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.spi.Notifier;
import dev.muster.spi.Storage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    private final @Nullable Dispatch dispatch;
    private final Endings endings;
    private final DueInvites dueInvites;
    private final Retention retention;
    private final DeliveryLoop loop;
    private final UsedCounters usedCounters;
    private final Backlogs backlogs;
    private final UnknownKeys unknownKeys;
    private final Bounces bounces;
    private final boolean ephemeralKey;

    Muster(MusterBuilder built, InviteLinks inviteLinks) {
        RoleBook book = new RoleBook(built.permissions, built.roles);
        Links links = new Links(inviteLinks);
        Pages pages = new Pages(built.limits, inviteLinks.keys());
        Bounds bounds = new Bounds(built.limits);
        Ids ids = new Ids(built.clock);
        Posting posting = new Posting(ids, built.told());
        Audience audience = new Audience(built.policies, built.listeners, posting);
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
        this.dueInvites = new DueInvites(gate, posting);
        this.retention = new Retention(gate, built.limits.inviteRetention());
        Members profiles = new Members(gate);
        this.teams = new TeamManager(new Teams(gate, book, bounds), new Memberships(gate, pages), profiles);
        this.members = new MemberService(
                new People(gate, pages),
                profiles,
                new EditMember(gate, bounds),
                new RemoveMember(gate),
                new TransferOwnership(gate, bounds),
                new AddMember(gate, bounds),
                new UpdatePerson(gate, bounds),
                endings,
                new Erase(gate, built.addressKey));
        this.checks =
                new Checks(gate, built.permissions, built.limits.accessStaleness(), built.limits.accessMemberships());
        Post post = new Post(ids, links, built.notifier);
        SendingLimits sending = new SendingLimits(gate, checks, built.limits, new SubjectHash(inviteLinks.current()));
        ResendInvite resend = new ResendInvite(gate, post, built.limits.resendCooldown(), bounds, sending);
        FailedAccepts failures = new FailedAccepts(gate);
        SendInvite send = new SendInvite(gate, bounds, post, resend, sending);
        LinkCheck check = new LinkCheck(links);
        AcceptInvite accept = new AcceptInvite(gate, check, bounds, failures, built.lostAuthority);
        Suppressions suppressions = new Suppressions(gate, check, built.addressKey);
        this.invites = new InviteService(
                new Invites(gate, links),
                new InviteList(gate, pages),
                send,
                new EditInvite(gate, bounds),
                resend,
                new PreviewInvite(gate, check),
                accept,
                new DeclineInvite(gate, check),
                new MyInvites(gate, pages, accept, failures),
                new LinkRequests(gate, check, pages, resend, sending, post),
                Sending.through(gate, send, sending),
                Resending.through(gate, resend, sending),
                Revoking.through(gate, sending),
                failures,
                suppressions,
                new HeldAcceptances(gate, pages));
        this.unknownKeys = new UnknownKeys(gate, links);
        this.bounces = new Bounces(gate, links);
        TeamRoles teamRoles = new TeamRoles(gate, bounds);
        this.roles = new RoleRegistry(
                new Roles(gate),
                teamRoles,
                new DeleteRole(gate),
                new Plans(gate, teamRoles, built.permissions),
                new Drift(gate, pages, book, built.permissions));
        this.access = new AccessControl(checks, new Explaining(gate, built.permissions));
        this.history = new History(new Events(gate, pages));
        this.dispatch = built.notifier == null ? null : dispatch(gate, links, suppressions, built.notifier, built);
        this.loop = new DeliveryLoop(dispatch, this::runOtherWork);
        this.usedCounters = new UsedCounters(gate);
        this.backlogs = new Backlogs(gate);
        this.ephemeralKey = inviteLinks.current().isEphemeral();
    }

    private static Dispatch dispatch(
            Gate gate, Links links, Suppressions suppressions, Notifier notifier, MusterBuilder built) {
        int senders = Math.max(1, notifier.atOnce());
        Courier courier = new Courier(
                gate,
                notifier,
                new Notifications(gate, links),
                new Outcomes(gate),
                suppressions,
                built.counters,
                built.limits.deliveryAttempts());
        return new Dispatch(new Claims(gate, senders), courier, senders);
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
        unknownKeys.warn();
        checks.follower().start();
        loop.start();
        return this;
    }

    /**
     * Does everything that is due now, and returns when it is done: for hosts with a scheduler of their own, and for
     * tests. It works on this thread; where there is more than one mail to send, up to {@link Notifier#atOnce} threads
     * do. Several nodes and threads may call it at once; callers share those places, and wait for one. An interrupted
     * caller begins no further mail, gives back what it had claimed, and returns interrupted. Called by what is told of
     * a mail while it is delivered, it leaves what is due to that delivery.
     *
     * @return how many pieces of work were done
     */
    public int runDueWork() {
        // What the one puts into the outbox, the other sends.
        int done = runOtherWork();
        return dispatch == null ? done : done + dispatch.runDueWork();
    }

    private int runOtherWork() {
        checks.follower().lookAtClock();
        usedCounters.clearAway();
        return endings.runDueWork() + dueInvites.runDueWork() + retention.runDueWork();
    }

    /**
     * Notes that the mail of an invite came back after a server had taken it: the invite is FAILED with this reason, as
     * if it had never been taken, and INVITE_UNDELIVERED is in the history. For what reads the mailbox of your envelope
     * sender, or hears of bounces from your mail provider.
     *
     * @param messageId the Message-ID of that mail, or the id of the notification
     * @param reason for people who manage invites: one line, of which 200 characters are kept
     * @return the invite; empty if this is no mail of ours, or its link is no longer the good one of an open invite, or
     *     its failure is known
     */
    public Optional<Invite> bounced(String messageId, String reason) {
        return bounces.report(messageId, reason);
    }

    /** How much waits to be told, over all teams and nodes: one question to the storage, to be asked every few seconds. */
    public Backlog backlog() {
        return backlogs.now();
    }

    /** Stops the delivery after the messages in flight; what waits in the outbox waits for the next start. */
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
