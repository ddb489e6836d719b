package dev.muster.testkit;

import static dev.muster.model.MusterException.Reason.ALREADY_INVITED;
import static dev.muster.model.MusterException.Reason.ALREADY_MEMBER;
import static dev.muster.model.MusterException.Reason.CEILING_EXCEEDED;
import static dev.muster.model.MusterException.Reason.DOMAIN_REFUSED;
import static dev.muster.model.MusterException.Reason.INVITER_LACKS_AUTHORITY;
import static dev.muster.model.MusterException.Reason.RATE_LIMITED;
import static dev.muster.model.MusterException.Reason.SEATS_EXHAUSTED;

import dev.muster.InviteService;
import dev.muster.model.BulkOptions;
import dev.muster.model.BulkResult;
import dev.muster.model.BulkRow;
import dev.muster.model.InviteEdit;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewInvite.IfPending;
import dev.muster.model.NewMember;
import dev.muster.model.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The paths by which people are invited or come in. The table says which rule refuses on which. */
enum Path {
    SEND("InviteService.send(Actor,TeamId,NewInvite)", way -> {}, way -> send(way, IfPending.REFUSE)),
    SEND_WITHOUT_MAIL(
            "InviteService.send(Actor,TeamId,NewInvite)",
            way -> {},
            way -> invites(way).send(way.giver, way.on.id(), way.request().withoutMail())),
    SEND_OR_RESEND("InviteService.send(Actor,TeamId,NewInvite)", Way::open, way -> send(way, IfPending.RESEND)),
    SEND_OR_REPLACE("InviteService.send(Actor,TeamId,NewInvite)", Way::open, way -> send(way, IfPending.REPLACE)),
    EDIT(
            "InviteService.edit(Actor,TeamId,InviteId,InviteEdit)",
            Way::open,
            way -> edit(way, InviteEdit.of().roles(Way.ROLE, "success").location("Oslo"))),
    REOPEN_BY_EDIT(
            "InviteService.edit(Actor,TeamId,InviteId,InviteEdit)",
            Way::expired,
            way -> edit(way, InviteEdit.of().expiresIn(Duration.ofDays(1)))),
    RESEND("InviteService.resend(Actor,TeamId,InviteId)", Way::open, Path::resend),
    RESEND_WITHOUT_MAIL(
            "InviteService.resendWithoutMail(Actor,TeamId,InviteId)",
            Way::open,
            way -> invites(way).resendWithoutMail(way.giver, way.on.id(), way.invite())),
    REOPEN_BY_RESEND("InviteService.resend(Actor,TeamId,InviteId)", Way::expired, Path::resend),
    SEND_ALL(
            "InviteService.sendAll(Actor,TeamId,List,BulkOptions)",
            way -> {},
            way -> row(invites(way).sendAll(way.giver, way.on.id(), List.of(way.request()), eachForItself()))),
    SEND_ALL_FROM_A_STREAM(
            "InviteService.sendAll(Actor,TeamId,Iterator,BulkOptions,Consumer)", way -> {}, Path::stream),
    RESEND_ALL(
            "InviteService.resendAll(Actor,TeamId,List,BulkOptions)",
            Way::expired,
            way -> row(invites(way).resendAll(way.giver, way.on.id(), List.of(way.invite()), eachForItself()))),
    COPY_LINK(
            "InviteService.copyLink(Actor,TeamId,InviteId)",
            Way::open,
            way -> invites(way).copyLink(way.giver, way.on.id(), way.invite())),
    GRANT_LINK_REQUEST(
            "InviteService.grantLinkRequest(Actor,TeamId,InviteId)",
            Way::requested,
            way -> invites(way).grantLinkRequest(way.giver, way.on.id(), way.invite())),
    GRANT_LINK_REQUEST_WITHOUT_MAIL(
            "InviteService.grantLinkRequestWithoutMail(Actor,TeamId,InviteId)",
            Way::requested,
            way -> invites(way).grantLinkRequestWithoutMail(way.giver, way.on.id(), way.invite())),
    ACCEPT(
            "InviteService.accept(String,VerifiedUser)",
            Way::open,
            way -> invites(way).accept(way.token(), Scene.verified(way.ben))),
    ACCEPT_WITH_ACCOUNT(
            "InviteService.accept(String,AccountProvisioner)",
            Way::open,
            way -> invites(way).accept(way.token(), invite -> Person.of(way.ben, invite.email()))),
    ACCEPT_FROM_THE_LIST(
            "InviteService.accept(TeamId,InviteId,VerifiedUser)",
            Way::open,
            way -> invites(way).accept(way.on.id(), way.invite(), Scene.verified(way.ben))),
    APPROVE(
            "InviteService.approve(Actor,TeamId,InviteId)",
            Way::held,
            way -> invites(way).approve(way.giver, way.on.id(), way.invite())),
    ADD_MEMBER(
            "MemberService.addMember(Actor,TeamId,NewMember)",
            way -> {},
            way -> way.on
                    .muster
                    .members()
                    .addMember(Scene.SYSTEM, way.on.id(), NewMember.of(Person.of(way.ben, way.address()), Way.ROLE)));

    /** As {@link BadInput#name} has it. */
    final String method;

    private final Consumer<Way> before;
    private final Consumer<Way> call;

    Path(String method, Consumer<Way> before, Consumer<Way> call) {
        this.method = method;
        this.before = before;
        this.call = call;
    }

    void prepare(Way way) {
        before.accept(way);
    }

    void take(Way way) {
        call.accept(way);
    }

    /**
     * What a rule that stands in the way does on this path.
     *
     * @param refusal null where the path is open all the same
     * @param because why it is
     */
    record Cell(@Nullable Reason refusal, String because) {}

    Cell cell(PathRule rule) {
        return switch (this) {
            case SEND, SEND_WITHOUT_MAIL, SEND_ALL, SEND_ALL_FROM_A_STREAM ->
                row(rule, CEILING_EXCEEDED, SEATS_EXHAUSTED, RATE_LIMITED, ALREADY_INVITED, ALREADY_MEMBER);
            case SEND_OR_RESEND, SEND_OR_REPLACE, RESEND, RESEND_WITHOUT_MAIL ->
                row(rule, CEILING_EXCEEDED, "it has its seat", RATE_LIMITED, "it stays one", ALREADY_MEMBER);
            case EDIT ->
                row(rule, CEILING_EXCEEDED, "it has its seat", "nothing is sent", "it is the one", "accept asks");
            case REOPEN_BY_EDIT ->
                row(rule, CEILING_EXCEEDED, SEATS_EXHAUSTED, "nothing is sent", ALREADY_INVITED, ALREADY_MEMBER);
            case REOPEN_BY_RESEND, RESEND_ALL, GRANT_LINK_REQUEST, GRANT_LINK_REQUEST_WITHOUT_MAIL ->
                row(rule, CEILING_EXCEEDED, SEATS_EXHAUSTED, RATE_LIMITED, ALREADY_INVITED, ALREADY_MEMBER);
            case COPY_LINK ->
                row(rule, CEILING_EXCEEDED, "it has its seat", "nothing is mailed", "it is the one", "accept asks");
            case ACCEPT, ACCEPT_WITH_ACCOUNT, ACCEPT_FROM_THE_LIST ->
                row(
                        rule,
                        INVITER_LACKS_AUTHORITY,
                        "its seat was kept",
                        "nothing is sent",
                        "it is the one",
                        "a member keeps what they have, and the invite closes");
            case APPROVE ->
                row(
                        rule,
                        CEILING_EXCEEDED,
                        "its seat was kept",
                        "nothing is sent",
                        "it is the one",
                        "a member keeps what they have, and the invite closes");
            case ADD_MEMBER ->
                row(
                        rule,
                        "a system actor has no ceiling",
                        SEATS_EXHAUSTED,
                        "nothing is sent",
                        "the invite ends",
                        ALREADY_MEMBER);
        };
    }

    /** Each answer is the reason of a refusal, or says why there is none. */
    private Cell row(
            PathRule rule, Object ceiling, Object seats, Object limits, Object onePending, Object oneMembership) {
        return of(
                switch (rule) {
                    case CEILING -> ceiling;
                    case SEATS -> seats;
                    case LIMITS -> limits;
                    case ONE_PENDING -> onePending;
                    case ONE_MEMBERSHIP -> oneMembership;
                    // No path takes a role from anybody who is in: the last owner is a member like others.
                    case LAST_OWNER -> oneMembership;
                    case DOMAIN -> domain();
                });
    }

    private Object domain() {
        return switch (this) {
            case EDIT, COPY_LINK -> "accept asks";
            default -> DOMAIN_REFUSED;
        };
    }

    private static Cell of(Object answer) {
        return answer instanceof Reason reason ? new Cell(reason, "") : new Cell(null, answer.toString());
    }

    /** Methods of the services by which nobody is invited or comes in. */
    static List<String> others() {
        return List.of(
                "InviteService.revokeAll(Actor,TeamId,List,BulkOptions)",
                "InviteService.revoke(Actor,TeamId,InviteId)",
                "InviteService.linkRequests(Actor,TeamId,Page)",
                "InviteService.held(Actor,TeamId,Page)",
                "InviteService.turnDown(Actor,TeamId,InviteId)",
                "InviteService.failedAccepts(Actor,TeamId,InviteId)",
                "InviteService.suppress(String)",
                "InviteService.suppress(Actor,EmailAddress)",
                "InviteService.allow(Actor,EmailAddress)",
                "InviteService.dismissLinkRequest(Actor,TeamId,InviteId)",
                "InviteService.get(Actor,TeamId,InviteId)",
                "InviteService.list(Actor,TeamId,InviteQuery)",
                "InviteService.preview(String)",
                "InviteService.preview(String,VerifiedUser)",
                "InviteService.decline(String)",
                "InviteService.decline(TeamId,InviteId,VerifiedUser)",
                "InviteService.requestLink(String)",
                "InviteService.of(VerifiedUser,Page)",
                "MemberService.people(Actor,TeamId,PeopleQuery)",
                "MemberService.person(Actor,TeamId,UserId)",
                "MemberService.person(Actor,TeamId,InviteId)",
                "MemberService.get(Actor,TeamId,UserId)",
                "MemberService.edit(Actor,TeamId,UserId,MemberEdit)",
                "MemberService.suspend(Actor,TeamId,UserId)",
                "MemberService.resume(Actor,TeamId,UserId)",
                "MemberService.remove(Actor,TeamId,UserId)",
                "MemberService.leave(Actor,TeamId)",
                "MemberService.transferOwnership(Actor,TeamId,UserId,RoleId)",
                "MemberService.erase(Actor,UserId)",
                "MemberService.erase(Actor,EmailAddress)",
                "MemberService.updatePerson(Actor,Person)",
                "MemberService.expiring(Actor,TeamId,Duration,Page)");
    }

    private static InviteService invites(Way way) {
        return way.on.muster.invites();
    }

    private static void send(Way way, IfPending policy) {
        invites(way).send(way.giver, way.on.id(), way.request().ifPending(policy));
    }

    private static void edit(Way way, InviteEdit edit) {
        invites(way).edit(way.giver, way.on.id(), way.invite(), edit);
    }

    private static void resend(Way way) {
        invites(way).resend(way.giver, way.on.id(), way.invite());
    }

    private static void stream(Way way) {
        stream(way, List.of(BulkRow.of(1, way.request())).iterator());
    }

    /** Sends an invite for one row, wherever it was read. */
    static void stream(Way way, Iterator<BulkRow> one) {
        List<BulkResult> results = new ArrayList<>();
        invites(way).sendAll(way.giver, way.on.id(), one, eachForItself(), results::add);
        row(results);
    }

    private static BulkOptions eachForItself() {
        return BulkOptions.bestEffort();
    }

    /** What a call for this one row would have thrown. */
    private static void row(List<BulkResult> results) {
        BulkResult result = results.get(0);
        if (!result.code().isDone()) {
            throw MusterException.of(Objects.requireNonNull(result.reason(), result.toString()), "this row");
        }
    }
}
