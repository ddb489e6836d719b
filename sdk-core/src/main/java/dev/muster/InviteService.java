package dev.muster;

import dev.muster.internal.bulk.Bulk;
import dev.muster.internal.bulk.NumberedId;
import dev.muster.internal.invite.AcceptInvite;
import dev.muster.internal.invite.DeclineInvite;
import dev.muster.internal.invite.EditInvite;
import dev.muster.internal.invite.FailedAccepts;
import dev.muster.internal.invite.HeldAcceptances;
import dev.muster.internal.invite.Invites;
import dev.muster.internal.invite.LinkRequests;
import dev.muster.internal.invite.MyInvites;
import dev.muster.internal.invite.PreviewInvite;
import dev.muster.internal.invite.ResendInvite;
import dev.muster.internal.invite.SendInvite;
import dev.muster.internal.invite.Suppressions;
import dev.muster.internal.people.InviteList;
import dev.muster.model.Accepted;
import dev.muster.model.Actor;
import dev.muster.model.BulkOptions;
import dev.muster.model.BulkReport;
import dev.muster.model.BulkResult;
import dev.muster.model.BulkRow;
import dev.muster.model.EmailAddress;
import dev.muster.model.FailedAccept;
import dev.muster.model.HeldAcceptance;
import dev.muster.model.InvalidValueException;
import dev.muster.model.Invite;
import dev.muster.model.InviteEdit;
import dev.muster.model.InviteEntry;
import dev.muster.model.InviteId;
import dev.muster.model.InviteLink;
import dev.muster.model.InvitePreview;
import dev.muster.model.InviteQuery;
import dev.muster.model.LostAuthority;
import dev.muster.model.Member;
import dev.muster.model.MusterException;
import dev.muster.model.NewInvite;
import dev.muster.model.Page;
import dev.muster.model.Slice;
import dev.muster.model.TeamId;
import dev.muster.model.VerifiedUser;
import dev.muster.spi.AccountProvisioner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Invites. Those who manage them call with an {@link Actor}: one's own need {@code members:invite}, others'
 * {@code invites:manage}; unknown invites and those of other teams answer
 * {@link MusterException.Reason#INVITE_NOT_FOUND}. Those who are invited call with the token of their link.
 *
 * <p>A token that we made but that no longer works answers with the reason: INVITE_EXPIRED, INVITE_REVOKED,
 * INVITE_DECLINED, INVITE_USED, LINK_REPLACED, TEAM_SUSPENDED. Any other token answers INVITE_NOT_FOUND.
 *
 * <p>Whatever changes a team answers POLICY_REFUSED where a policy of the host does not let it.
 */
public final class InviteService {

    private final Invites invites;
    private final InviteList list;
    private final SendInvite sending;
    private final EditInvite editing;
    private final ResendInvite resending;
    private final PreviewInvite previewing;
    private final AcceptInvite accepting;
    private final DeclineInvite declining;
    private final Bulk<BulkRow> bulkSending;
    private final Bulk<NumberedId> bulkResending;
    private final Bulk<NumberedId> bulkRevoking;
    private final MyInvites mine;
    private final LinkRequests linkRequests;
    private final FailedAccepts failures;
    private final Suppressions suppressions;
    private final HeldAcceptances held;

    InviteService(
            Invites invites,
            InviteList list,
            SendInvite sending,
            EditInvite editing,
            ResendInvite resending,
            PreviewInvite previewing,
            AcceptInvite accepting,
            DeclineInvite declining,
            MyInvites mine,
            LinkRequests linkRequests,
            Bulk<BulkRow> bulkSending,
            Bulk<NumberedId> bulkResending,
            Bulk<NumberedId> bulkRevoking,
            FailedAccepts failures,
            Suppressions suppressions,
            HeldAcceptances held) {
        this.invites = invites;
        this.list = list;
        this.sending = sending;
        this.editing = editing;
        this.resending = resending;
        this.previewing = previewing;
        this.accepting = accepting;
        this.declining = declining;
        this.bulkSending = bulkSending;
        this.bulkResending = bulkResending;
        this.bulkRevoking = bulkRevoking;
        this.mine = mine;
        this.linkRequests = linkRequests;
        this.failures = failures;
        this.suppressions = suppressions;
        this.held = held;
    }

    /**
     * Sends an invite: it and its mail are one commit, and the mail goes out right after. Needs {@code members:invite},
     * and all that the roles give.
     *
     * @throws MusterException CEILING_EXCEEDED, OWNER_ONLY, ROLE_NOT_FOUND, ROLE_RETIRED, DOMAIN_REFUSED, ALREADY_MEMBER,
     *     ALREADY_INVITED, SEATS_EXHAUSTED, PENDING_EXHAUSTED, RATE_LIMITED, TEAM_SUSPENDED, POLICY_REFUSED; with
     *     {@code ifPending(RESEND)} also what {@link #resend} throws
     * @throws InvalidValueException without a notifier, unless it is made {@code withoutMail()}
     */
    public Invite send(Actor actor, TeamId team, NewInvite invite) {
        return sending.send(actor, team, invite);
    }

    /**
     * Sends an invite for each row, as {@link #send} does for one, and answers each row, in the order of the rows. A bad
     * row does not stop the others, unless all or none are to be done.
     *
     * @throws MusterException PERMISSION_MISSING, MEMBER_SUSPENDED or TEAM_SUSPENDED, if the actor may invite nobody; what
     *     was done before that stays done
     * @throws InvalidValueException if all or none of more than 1,000 rows are to be done
     */
    public List<BulkResult> sendAll(Actor actor, TeamId team, List<NewInvite> rows, BulkOptions options) {
        Objects.requireNonNull(rows, "rows");
        Iterator<BulkRow> numbered = IntStream.range(0, rows.size())
                .mapToObj(i -> BulkRow.of(i + 1L, rows.get(i)))
                .iterator();
        return collected(results -> bulkSending.run(actor, team, numbered, options, results));
    }

    /**
     * The same for any number of rows, such as those of a file or a stream, of which no more than a chunk of at most 100
     * is held at a time (all of them, if all or none are to be done), and 64 bytes of each that is done.
     *
     * @param results is handed the answer to each row in the order of the rows, as soon as its chunk is committed
     * @return how many rows had which answer
     */
    public BulkReport sendAll(
            Actor actor,
            TeamId team,
            Iterator<BulkRow> rows,
            BulkOptions options,
            Consumer<? super BulkResult> results) {
        return bulkSending.run(actor, team, rows, options, results);
    }

    /** Sends each of these invites again by mail, as {@link #resend} does for one, and answers each, in the order given. */
    public List<BulkResult> resendAll(Actor actor, TeamId team, List<InviteId> invites, BulkOptions options) {
        Objects.requireNonNull(invites, "invites");
        return collected(results -> bulkResending.run(actor, team, NumberedId.all(invites), options, results));
    }

    /** Takes each of these invites back, as {@link #revoke} does for one, and answers each, in the order given. */
    public List<BulkResult> revokeAll(Actor actor, TeamId team, List<InviteId> invites, BulkOptions options) {
        Objects.requireNonNull(invites, "invites");
        return collected(results -> bulkRevoking.run(actor, team, NumberedId.all(invites), options, results));
    }

    private static List<BulkResult> collected(Consumer<Consumer<BulkResult>> call) {
        List<BulkResult> results = new ArrayList<>();
        call.accept(results::add);
        return Collections.unmodifiableList(results);
    }

    /**
     * Edits an open or expired invite in one change; its link stays good. Needs all that its present and new roles give.
     *
     * @throws MusterException CEILING_EXCEEDED, OWNER_ONLY, ROLE_NOT_FOUND, ROLE_RETIRED, STALE_REV, TEAM_SUSPENDED, why
     *     it has ended; with {@code expiresIn} also DOMAIN_REFUSED, ALREADY_MEMBER; when reopened also ALREADY_INVITED,
     *     SEATS_EXHAUSTED, PENDING_EXHAUSTED
     */
    public Invite edit(Actor actor, TeamId team, InviteId invite, InviteEdit edit) {
        return editing.edit(actor, team, invite, edit);
    }

    /**
     * Sends an open or expired invite again by mail: a new link at once, the older one dead, open for its own period from
     * now on. The actor vouches for its roles from then on.
     *
     * @throws MusterException RESEND_TOO_SOON, RESENDS_EXHAUSTED, RATE_LIMITED, CEILING_EXCEEDED, OWNER_ONLY,
     *     ROLE_NOT_FOUND, DOMAIN_REFUSED, ALREADY_MEMBER, TEAM_SUSPENDED, why it has ended; when reopened also
     *     ALREADY_INVITED, SEATS_EXHAUSTED, PENDING_EXHAUSTED
     * @throws InvalidValueException without a notifier: then it is {@link #resendWithoutMail}
     */
    public Invite resend(Actor actor, TeamId team, InviteId invite) {
        return resending.resend(actor, team, invite, false);
    }

    /**
     * The same without mail: the new link is there to be copied by {@link #copyLink}, and mail that still waits does not
     * go out. Counted per actor and team like a {@link #resend}, but not for the address.
     *
     * @throws MusterException what a {@link #resend} throws
     */
    public Invite resendWithoutMail(Actor actor, TeamId team, InviteId invite) {
        return resending.resend(actor, team, invite, true);
    }

    /**
     * Takes an open or expired invite back.
     *
     * @throws MusterException why it has ended already
     */
    public Invite revoke(Actor actor, TeamId team, InviteId invite) {
        return invites.revoke(actor, team, invite);
    }

    /**
     * The link of an open invite, to be handed over by other means. Recorded, and from then on the link proves no
     * mailbox.
     *
     * @throws MusterException CEILING_EXCEEDED, OWNER_ONLY, ROLE_NOT_FOUND, INVITE_EXPIRED, LINK_KEY_UNKNOWN,
     *     TEAM_SUSPENDED, why it has ended
     */
    public InviteLink copyLink(Actor actor, TeamId team, InviteId invite) {
        return invites.copyLink(actor, team, invite);
    }

    /**
     * The invites for which a new link is asked, the longest waiting first. Needs {@code invites:manage}, like their
     * answers.
     */
    public Slice<Invite> linkRequests(Actor actor, TeamId team, Page page) {
        return linkRequests.list(actor, team, page);
    }

    /**
     * Sends the new link that is asked for: a {@link #resend}, with all its rules.
     *
     * @throws MusterException LINK_REQUEST_NOT_FOUND, and what a resend throws
     * @throws InvalidValueException without a notifier: then it is {@link #grantLinkRequestWithoutMail}
     */
    public Invite grantLinkRequest(Actor actor, TeamId team, InviteId invite) {
        return linkRequests.grant(actor, team, invite, false);
    }

    /**
     * The same without mail, as {@link #resendWithoutMail}: copy the new link by {@link #copyLink}, and hand it over.
     *
     * @throws MusterException LINK_REQUEST_NOT_FOUND, and what a resend throws
     */
    public Invite grantLinkRequestWithoutMail(Actor actor, TeamId team, InviteId invite) {
        return linkRequests.grant(actor, team, invite, true);
    }

    /**
     * Sends no new link. Who holds the old one may ask again.
     *
     * @throws MusterException LINK_REQUEST_NOT_FOUND, TEAM_SUSPENDED
     */
    public Invite dismissLinkRequest(Actor actor, TeamId team, InviteId invite) {
        return linkRequests.dismiss(actor, team, invite);
    }

    /**
     * Why people were refused who tried to accept this invite, one entry for each reason, the latest first: never who
     * they were, nor what link they held. Needs {@code invites:manage}. Kept beside the history, which has what was done.
     */
    public List<FailedAccept> failedAccepts(Actor actor, TeamId team, InviteId invite) {
        return failures.of(actor, team, invite);
    }

    /**
     * Who has accepted an invite and waits for approval, the longest waiting first: where {@link LostAuthority#HOLD} is
     * configured, and who promised the roles can no longer give them. Nobody is told that somebody waits: ask for them.
     * Needs {@code invites:manage}, like their answers.
     */
    public Slice<HeldAcceptance> held(Actor actor, TeamId team, Page page) {
        return held.list(actor, team, page);
    }

    /**
     * Lets them in. The actor gives the roles from then on, in place of who had promised them, and needs all that they
     * give.
     *
     * @return the membership as it is now
     * @throws MusterException HELD_ACCEPTANCE_NOT_FOUND, CEILING_EXCEEDED, OWNER_ONLY, ROLE_GONE, DOMAIN_REFUSED,
     *     INVITE_EXPIRED, TEAM_SUSPENDED, why the invite has ended; MEMBER_SUSPENDED, if they are a member already and
     *     suspended
     */
    public Member approve(Actor actor, TeamId team, InviteId invite) {
        return held.approve(actor, team, invite);
    }

    /**
     * Does not let them in: the invite is revoked, and the holder of its link is told that it was taken back.
     *
     * @throws MusterException HELD_ACCEPTANCE_NOT_FOUND, why the invite has ended
     */
    public Invite turnDown(Actor actor, TeamId team, InviteId invite) {
        return held.turnDown(actor, team, invite);
    }

    /** One invite. Needs {@code members:read}. */
    public Invite get(Actor actor, TeamId team, InviteId invite) {
        return invites.get(actor, team, invite);
    }

    /**
     * The invites of a team, the newest first, ended ones too, each with what this actor may do with it. Needs
     * {@code members:read}.
     */
    public Slice<InviteEntry> list(Actor actor, TeamId team, InviteQuery query) {
        return list.list(actor, team, query);
    }

    /** What the landing page of a link shows to somebody who is not signed in. Changes nothing. */
    public InvitePreview preview(String token) {
        return previewing.preview(token, null);
    }

    /**
     * What the landing page shows to somebody who is signed in: the invited address in full.
     *
     * @throws MusterException WRONG_ACCOUNT if none of their verified addresses is invited
     */
    public InvitePreview preview(String token, VerifiedUser viewer) {
        return previewing.preview(token, Objects.requireNonNull(viewer, "viewer"));
    }

    /**
     * Accepts for a signed-in user. The same person again gets the same answer.
     *
     * @throws MusterException WRONG_ACCOUNT, MEMBER_SUSPENDED, DOMAIN_REFUSED, ROLE_GONE; INVITER_LACKS_AUTHORITY, unless
     *     {@link LostAuthority#HOLD} is configured: then the answer is HELD
     */
    public Accepted accept(String token, VerifiedUser user) {
        return accepting.accept(token, user);
    }

    /**
     * Accepts and sets up the account on the way, in one change. Only where {@link InvitePreview#provesMailbox()} says
     * so.
     *
     * @throws MusterException MAILBOX_NOT_PROVEN, MEMBER_SUSPENDED, DOMAIN_REFUSED, INVITER_LACKS_AUTHORITY, ROLE_GONE
     */
    public Accepted accept(String token, AccountProvisioner provisioner) {
        return accepting.accept(token, provisioner);
    }

    /**
     * Says no for the holder of the link. Have them press a button for it: programs follow links, too.
     *
     * @return what was declined, as the landing page showed it
     */
    public InvitePreview decline(String token) {
        return declining.decline(token);
    }

    /**
     * Asks those who manage invites for a new link, with one that was replaced or has expired. Once asked, asking again
     * does nothing. It never sends anything by itself.
     *
     * @throws MusterException LINK_WORKS, RATE_LIMITED, why the invite has ended
     */
    public void requestLink(String token) {
        linkRequests.ask(token);
    }

    /**
     * "No more mail from this system", for the holder of the newest link that was mailed, whatever became of the invite:
     * mail to its address fails from now on, in all teams, as to an address that cannot be reached. Have them press a
     * button for it. The invite itself stays as it is; one whose address was erased will do. Needs {@link
     * MusterBuilder#addressKey}.
     *
     * @throws MusterException MAILBOX_NOT_PROVEN, if the link was replaced or others may have seen it, as it was copied
     */
    public void suppress(String token) {
        suppressions.suppress(token);
    }

    /**
     * The same for an address that the host knows it of. System actors only.
     *
     * @throws MusterException SYSTEM_ONLY
     */
    public void suppress(Actor actor, EmailAddress email) {
        suppressions.suppress(actor, email);
    }

    /**
     * Ends it, for who wants mail again. System actors only. What failed meanwhile is not sent by itself.
     *
     * @throws MusterException SYSTEM_ONLY
     */
    public void allow(Actor actor, EmailAddress email) {
        suppressions.allow(actor, email);
    }

    /**
     * The open invites to any of this user's verified addresses, in all active teams, the newest first: for who has lost
     * the mail. A page may hold fewer than it could, as some may have ended while it was read.
     */
    public Slice<InvitePreview> of(VerifiedUser user, Page page) {
        return mine.of(user, page);
    }

    /**
     * Accepts an invite to one of this user's verified addresses, without its link. The same person again gets the same
     * answer; an invite to another address answers INVITE_NOT_FOUND, as if there were none.
     *
     * @throws MusterException MEMBER_SUSPENDED, DOMAIN_REFUSED, ROLE_GONE, INVITE_NOT_FOUND, INVITE_EXPIRED,
     *     TEAM_SUSPENDED, why it has ended; INVITER_LACKS_AUTHORITY, unless {@link LostAuthority#HOLD} is configured: then
     *     the answer is HELD
     */
    public Accepted accept(TeamId team, InviteId invite, VerifiedUser user) {
        return mine.accept(team, invite, user);
    }

    /**
     * Declines an invite to one of this user's verified addresses, without its link.
     *
     * @throws MusterException INVITE_NOT_FOUND, INVITE_EXPIRED, why it has ended
     */
    public InvitePreview decline(TeamId team, InviteId invite, VerifiedUser user) {
        return mine.decline(team, invite, user);
    }
}
