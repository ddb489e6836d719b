package dev.muster.jdbc;

import static dev.muster.jdbc.Stage.BOB;
import static dev.muster.jdbc.Stage.CEM;
import static dev.muster.jdbc.Stage.DAN;
import static dev.muster.jdbc.Stage.SID;
import static dev.muster.jdbc.Stage.SYSTEM;

import dev.muster.model.Actor;
import dev.muster.model.BulkOptions;
import dev.muster.model.BulkRow;
import dev.muster.model.EmailAddress;
import dev.muster.model.InviteEdit;
import dev.muster.model.InviteId;
import dev.muster.model.MemberEdit;
import dev.muster.model.NewGrant;
import dev.muster.model.NewInvite;
import dev.muster.model.NewInvite.IfPending;
import dev.muster.model.NewMember;
import dev.muster.model.NewRole;
import dev.muster.model.NewTeam;
import dev.muster.model.Page;
import dev.muster.model.Person;
import dev.muster.model.Plan;
import dev.muster.model.RoleEdit;
import dev.muster.model.RoleId;
import dev.muster.model.TeamEdit;
import dev.muster.spi.Notifier.DeliveryException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Everything that changes something, each method of the API once or more. */
enum UseCase {
    CREATE_TEAM(
            "TeamManager.create(Actor,NewTeam)",
            on -> on.muster
                    .teams()
                    .create(on.ann, NewTeam.named("New").slug("new").owner(Stage.person(Stage.ANN)))),
    EDIT_TEAM(
            "TeamManager.edit(Actor,TeamId,TeamEdit)",
            on -> on.muster
                    .teams()
                    .edit(
                            on.ann,
                            on.team,
                            TeamEdit.of().name("Acme Ltd").slug("acme").attributes(Map.of("plan", "gold")))),
    LIMIT_SEATS(
            "TeamManager.limitSeats(Actor,TeamId,Integer)",
            on -> on.muster.teams().limitSeats(SYSTEM, on.team, 9)),
    SUSPEND_TEAM("TeamManager.suspend(Actor,TeamId)", on -> on.muster.teams().suspend(SYSTEM, on.team)),
    RESUME_TEAM(
            "TeamManager.resume(Actor,TeamId)",
            on -> on.muster.teams().suspend(SYSTEM, on.team),
            on -> on.muster.teams().resume(SYSTEM, on.team)),
    DELETE_TEAM("TeamManager.delete(Actor,TeamId)", on -> on.muster.teams().delete(on.ann, on.team)),

    EDIT_MEMBER(
            "MemberService.edit(Actor,TeamId,UserId,MemberEdit)",
            on -> on.muster
                    .members()
                    .edit(
                            on.ann,
                            on.team,
                            BOB,
                            MemberEdit.of()
                                    .name("Robert")
                                    .roles("admin", "member")
                                    .attributes(Map.of("floor", "3")))),
    SUSPEND_MEMBER(
            "MemberService.suspend(Actor,TeamId,UserId)",
            on -> on.muster.members().suspend(on.ann, on.team, BOB)),
    RESUME_MEMBER(
            "MemberService.resume(Actor,TeamId,UserId)",
            on -> on.muster.members().resume(on.ann, on.team, SID)),
    REMOVE_MEMBER(
            "MemberService.remove(Actor,TeamId,UserId)",
            on -> on.muster.members().remove(on.ann, on.team, CEM)),
    LEAVE("MemberService.leave(Actor,TeamId)", on -> on.muster.members().leave(Actor.user(CEM), on.team)),
    TRANSFER(
            "MemberService.transferOwnership(Actor,TeamId,UserId,RoleId)",
            on -> on.muster.members().transferOwnership(on.ann, on.team, CEM, RoleId.of("admin"))),
    /** Dan has an open invite, which ends with it. */
    ADD_MEMBER(
            "MemberService.addMember(Actor,TeamId,NewMember)",
            on -> on.muster.members().addMember(SYSTEM, on.team, NewMember.of(Stage.person(DAN), "member", "admin"))),
    /** Bob is in two teams, and each is a commit. */
    UPDATE_PERSON(
            "MemberService.updatePerson(Actor,Person)",
            on -> on.muster
                    .members()
                    .updatePerson(SYSTEM, Person.of(BOB, "robert@example.com").name("Robert"))),
    ERASE("MemberService.erase(Actor,UserId)", on -> on.muster.members().erase(SYSTEM, BOB)),
    /** Dan has an open invite and nothing else. */
    ERASE_ADDRESS(
            "MemberService.erase(Actor,EmailAddress)",
            on -> on.muster.members().erase(SYSTEM, EmailAddress.of(Stage.address(DAN)))),

    SEND(
            "InviteService.send(Actor,TeamId,NewInvite)",
            on -> on.muster
                    .invites()
                    .send(
                            on.ann,
                            on.team,
                            NewInvite.to("new@example.com")
                                    .role("member")
                                    .role("admin")
                                    .attributes(Map.of("desk", "7")))),
    SEND_RESENDING(
            "InviteService.send(Actor,TeamId,NewInvite)",
            on -> on.muster
                    .invites()
                    .send(
                            on.ann,
                            on.team,
                            NewInvite.to(Stage.address(DAN)).role("member").ifPending(IfPending.RESEND))),
    SEND_REPLACING(
            "InviteService.send(Actor,TeamId,NewInvite)",
            on -> on.muster
                    .invites()
                    .send(
                            on.ann,
                            on.team,
                            NewInvite.to(Stage.address(DAN)).role("admin").ifPending(IfPending.REPLACE))),
    EDIT_INVITE(
            "InviteService.edit(Actor,TeamId,InviteId,InviteEdit)",
            on -> on.muster
                    .invites()
                    .edit(
                            on.ann,
                            on.team,
                            on.dan.id(),
                            InviteEdit.of().name("Daniel").roles("admin").expiresIn(Duration.ofDays(2)))),
    RESEND(
            "InviteService.resend(Actor,TeamId,InviteId)",
            on -> on.muster.invites().resend(on.ann, on.team, on.dan.id())),
    RESEND_WITHOUT_MAIL(
            "InviteService.resendWithoutMail(Actor,TeamId,InviteId)",
            on -> on.muster.invites().resendWithoutMail(on.ann, on.team, on.dan.id())),
    REVOKE(
            "InviteService.revoke(Actor,TeamId,InviteId)",
            on -> on.muster.invites().revoke(on.ann, on.team, on.dan.id())),
    COPY_LINK(
            "InviteService.copyLink(Actor,TeamId,InviteId)",
            on -> on.muster.invites().copyLink(on.ann, on.team, on.dan.id())),
    ACCEPT(
            "InviteService.accept(String,VerifiedUser)",
            on -> on.muster.invites().accept(on.token, Stage.verified(DAN))),
    ACCEPT_WITH_ACCOUNT(
            "InviteService.accept(String,AccountProvisioner)",
            on -> on.muster.invites().accept(on.token, invite -> Stage.person(DAN))),
    DECLINE("InviteService.decline(String)", on -> on.muster.invites().decline(on.token)),
    ACCEPT_MINE(
            "InviteService.accept(TeamId,InviteId,VerifiedUser)",
            on -> on.muster.invites().accept(on.team, on.dan.id(), Stage.verified(DAN))),
    DECLINE_MINE(
            "InviteService.decline(TeamId,InviteId,VerifiedUser)",
            on -> on.muster.invites().decline(on.team, on.dan.id(), Stage.verified(DAN))),
    ACCEPT_HELD(
            "InviteService.accept(String,VerifiedUser)",
            UseCase::withoutGiver,
            on -> on.muster.invites().accept(on.mail.tokenTo(Stage.address(Stage.GUS)), Stage.verified(Stage.GUS))),
    APPROVE(
            "InviteService.approve(Actor,TeamId,InviteId)",
            UseCase::withHeld,
            on -> on.muster.invites().approve(on.ann, on.team, held(on))),
    TURN_DOWN(
            "InviteService.turnDown(Actor,TeamId,InviteId)",
            UseCase::withHeld,
            on -> on.muster.invites().turnDown(on.ann, on.team, held(on))),
    SUPPRESS("InviteService.suppress(String)", on -> on.muster.invites().suppress(on.token)),
    SUPPRESS_ADDRESS(
            "InviteService.suppress(Actor,EmailAddress)",
            on -> on.muster.invites().suppress(SYSTEM, EmailAddress.of(Stage.address(DAN)))),
    ALLOW(
            "InviteService.allow(Actor,EmailAddress)",
            on -> on.muster.invites().suppress(on.token),
            on -> on.muster.invites().allow(SYSTEM, EmailAddress.of(Stage.address(DAN)))),
    REQUEST_LINK(
            "InviteService.requestLink(String)",
            UseCase::withDeadLink,
            on -> on.muster.invites().requestLink(on.token)),
    GRANT_LINK_REQUEST(
            "InviteService.grantLinkRequest(Actor,TeamId,InviteId)",
            UseCase::withLinkRequest,
            on -> on.muster.invites().grantLinkRequest(on.ann, on.team, on.dan.id())),
    GRANT_LINK_REQUEST_WITHOUT_MAIL(
            "InviteService.grantLinkRequestWithoutMail(Actor,TeamId,InviteId)",
            UseCase::withLinkRequest,
            on -> on.muster.invites().grantLinkRequestWithoutMail(on.ann, on.team, on.dan.id())),
    DISMISS_LINK_REQUEST(
            "InviteService.dismissLinkRequest(Actor,TeamId,InviteId)",
            UseCase::withLinkRequest,
            on -> on.muster.invites().dismissLinkRequest(on.ann, on.team, on.dan.id())),
    /** Dan has an open invite, which is replaced; the answers are kept. */
    SEND_ALL(
            "InviteService.sendAll(Actor,TeamId,List,BulkOptions)",
            on -> on.muster.invites().sendAll(on.ann, on.team, rows(), keyed())),
    SEND_STREAM(
            "InviteService.sendAll(Actor,TeamId,Iterator,BulkOptions,Consumer)",
            on -> on.muster
                    .invites()
                    .sendAll(
                            on.ann,
                            on.team,
                            rows().stream().map(row -> BulkRow.of(1, row)).iterator(),
                            BulkOptions.allOrNothing(),
                            result -> {})),
    RESEND_ALL(
            "InviteService.resendAll(Actor,TeamId,List,BulkOptions)",
            on -> on.muster.invites().resendAll(on.ann, on.team, List.of(on.dan.id()), keyed())),
    REVOKE_ALL(
            "InviteService.revokeAll(Actor,TeamId,List,BulkOptions)",
            on -> on.muster.invites().revokeAll(on.ann, on.team, List.of(on.dan.id()), keyed())),

    MAKE_ROLE("RoleRegistry.make(Actor,TeamId,NewRole)", UseCase::makeClerk),
    COPY_ROLE(
            "RoleRegistry.copy(Actor,TeamId,RoleId,String)",
            on -> on.muster.roles().copy(on.ann, on.team, RoleId.of("member"), "Reader")),
    EDIT_ROLE(
            "RoleRegistry.edit(Actor,TeamId,RoleId,RoleEdit)",
            UseCase::makeClerk,
            on -> on.muster
                    .roles()
                    .edit(
                            on.ann,
                            on.team,
                            clerk(on),
                            RoleEdit.of().name("Scribe").permissions("members:read", "members:invite"))),
    RETIRE_ROLE(
            "RoleRegistry.retire(Actor,TeamId,RoleId)",
            UseCase::makeClerk,
            on -> on.muster.roles().retire(on.ann, on.team, clerk(on))),
    RESTORE_ROLE(
            "RoleRegistry.restore(Actor,TeamId,RoleId)",
            on -> {
                makeClerk(on);
                on.muster.roles().retire(on.ann, on.team, clerk(on));
            },
            on -> on.muster.roles().restore(on.ann, on.team, clerk(on))),
    /** Bob holds it, and Dan's invite promises it. */
    DELETE_ROLE(
            "RoleRegistry.delete(Actor,TeamId,RoleId,RoleId)",
            UseCase::withClerks,
            on -> on.muster.roles().delete(on.ann, on.team, clerk(on), RoleId.of("member"))),
    APPLY_PLAN(
            "RoleRegistry.apply(Actor,Impact)",
            UseCase::withClerks,
            on -> on.muster
                    .roles()
                    .apply(
                            on.ann,
                            on.muster.roles().preview(on.ann, on.team, Plan.delete(clerk(on), RoleId.of("member"))))),
    CLEAR_ENDED_GRANTS(
            "Muster.runDueWork()",
            on -> {
                NewGrant brief = NewGrant.of("admin").until(on.clock.instant().plusSeconds(60));
                on.muster
                        .members()
                        .edit(on.ann, on.team, BOB, MemberEdit.of().grants(List.of(NewGrant.of("member"), brief)));
                on.clock.advance(Duration.ofMinutes(2));
            },
            on -> on.muster.runDueWork()),

    EXPIRE_INVITES("Muster.runDueWork()", on -> on.clock.advance(Duration.ofDays(8)), on -> on.muster.runDueWork()),
    SEND_NOTICES(
            "Muster.runDueWork()",
            on -> {
                on.muster.invites().decline(on.token);
                on.muster.members().edit(on.ann, on.team, BOB, MemberEdit.of().roles("admin"));
                on.muster.members().remove(on.ann, on.team, Stage.SID);
            },
            on -> on.muster.runDueWork()),
    GIVE_NOTICE_UP(
            "Muster.runDueWork()",
            on -> {
                on.muster.invites().decline(on.token);
                on.mail.failWith(DeliveryException.permanent("no such mailbox", null));
            },
            on -> on.muster.runDueWork()),
    BOUNCED(
            "Muster.bounced(String,String)",
            on -> on.muster.bounced(on.mail.all().get(0).id().toString(), "550 no such mailbox")),
    SEND_MAIL("Muster.runDueWork()", UseCase::withMailWaiting, on -> on.muster.runDueWork()),
    GIVE_MAIL_UP(
            "Muster.runDueWork()",
            on -> {
                withMailWaiting(on);
                on.mail.failWith(DeliveryException.permanent("no such mailbox", null));
            },
            on -> on.muster.runDueWork());

    /** As in "TeamManager.create(Actor,NewTeam)". */
    final String method;

    private final Consumer<Stage> before;
    private final Consumer<Stage> call;

    UseCase(String method, Consumer<Stage> call) {
        this(method, on -> {}, call);
    }

    UseCase(String method, Consumer<Stage> before, Consumer<Stage> call) {
        this.method = method;
        this.before = before;
        this.call = call;
    }

    /** A stage on which it can be done. */
    Stage prepare(JdbcStorage storage) {
        Stage stage = new Stage(storage);
        before.accept(stage);
        return stage;
    }

    void run(Stage stage) {
        call.accept(stage);
    }

    /** Whether all of it is one commit. Otherwise it goes step by step, and doing it again does the rest. */
    boolean isOneCommit() {
        return switch (this) {
            case UPDATE_PERSON,
                    ERASE,
                    ERASE_ADDRESS,
                    CLEAR_ENDED_GRANTS,
                    EXPIRE_INVITES,
                    SEND_NOTICES,
                    GIVE_NOTICE_UP,
                    SEND_MAIL,
                    GIVE_MAIL_UP -> false;
            default -> true;
        };
    }

    /** Cem invites Gus as an administrator, and is none any more. */
    private static void withoutGiver(Stage on) {
        on.muster
                .invites()
                .send(
                        Actor.user(CEM),
                        on.team,
                        NewInvite.to(Stage.address(Stage.GUS)).role("admin"));
        on.muster.runDueWork();
        on.muster.members().edit(on.ann, on.team, CEM, MemberEdit.of().roles("member"));
    }

    private static void withHeld(Stage on) {
        withoutGiver(on);
        on.muster.invites().accept(on.mail.tokenTo(Stage.address(Stage.GUS)), Stage.verified(Stage.GUS));
    }

    private static InviteId held(Stage on) {
        return on.muster
                .invites()
                .held(on.ann, on.team, Page.first())
                .items()
                .get(0)
                .invite()
                .id();
    }

    private static BulkOptions keyed() {
        return BulkOptions.bestEffort().key("once");
    }

    private static List<NewInvite> rows() {
        NewInvite first = NewInvite.to("new@example.com").role("member").ifPending(IfPending.REPLACE);
        return List.of(first, first.another(Stage.address(DAN)), first.another("newer@example.com"));
    }

    private static void makeClerk(Stage on) {
        on.muster
                .roles()
                .make(
                        on.ann,
                        on.team,
                        NewRole.named("Clerk").permissions("members:read").includes("member"));
    }

    private static RoleId clerk(Stage on) {
        return on.muster.roles().list(on.ann, on.team).stream()
                .filter(role -> role.name().equals("Clerk"))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static void withClerks(Stage on) {
        makeClerk(on);
        on.muster
                .members()
                .edit(on.ann, on.team, BOB, MemberEdit.of().roles(clerk(on).value()));
        on.muster
                .invites()
                .edit(
                        on.ann,
                        on.team,
                        on.dan.id(),
                        InviteEdit.of().roles(clerk(on).value()));
    }

    private static void withDeadLink(Stage on) {
        on.clock.advance(Duration.ofDays(30));
    }

    private static void withLinkRequest(Stage on) {
        withDeadLink(on);
        on.muster.invites().requestLink(on.token);
    }

    private static void withMailWaiting(Stage on) {
        on.muster
                .invites()
                .send(on.ann, on.team, NewInvite.to("new@example.com").role("member"));
    }
}
