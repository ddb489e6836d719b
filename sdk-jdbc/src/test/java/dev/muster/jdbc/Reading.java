package dev.muster.jdbc;

import static dev.muster.jdbc.Stage.BOB;

import dev.muster.model.EventType;
import dev.muster.model.HistoryQuery;
import dev.muster.model.InviteQuery;
import dev.muster.model.InviteStatus;
import dev.muster.model.Page;
import dev.muster.model.PeopleQuery;
import dev.muster.model.PeopleStatus;
import dev.muster.model.Permission;
import dev.muster.model.Plan;
import dev.muster.model.RoleId;
import dev.muster.model.Slice;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Everything that reads and changes nothing, each method of the API once or more, lists with every filter. */
enum Reading {
    TEAM("TeamManager.get(Actor,TeamId)", on -> on.muster.teams().get(on.ann, on.team)),
    TEAM_BY_SLUG("TeamManager.bySlug(Actor,String)", on -> on.muster.teams().bySlug(on.ann, on.slug)),
    TEAMS(
            "TeamManager.of(Actor,UserId,Page)",
            on -> pages(page -> on.muster.teams().of(Stage.SYSTEM, BOB, page))),
    MEMBERSHIP(
            "TeamManager.membership(Actor,TeamId,UserId)",
            on -> on.muster.teams().membership(on.ann, on.team, BOB)),
    PEOPLE("MemberService.people(Actor,TeamId,PeopleQuery)", on -> {
        people(on, PeopleQuery.all());
        people(on, PeopleQuery.all().role(RoleId.of("admin")));
        people(on, PeopleQuery.all().search("a"));
        people(on, PeopleQuery.all().search("bob"));
        people(on, PeopleQuery.all().search("no such person"));
        for (PeopleStatus status : PeopleStatus.values()) {
            people(on, PeopleQuery.all().status(status));
            people(on, PeopleQuery.all().status(status).role(RoleId.of("member")));
            people(on, PeopleQuery.all().status(status).search("bob").role(RoleId.of("member")));
        }
    }),
    MEMBER("MemberService.get(Actor,TeamId,UserId)", on -> on.muster.members().get(on.ann, on.team, BOB)),
    PERSON(
            "MemberService.person(Actor,TeamId,UserId)",
            on -> on.muster.members().person(on.ann, on.team, BOB)),
    INVITED_PERSON(
            "MemberService.person(Actor,TeamId,InviteId)",
            on -> on.muster.members().person(on.ann, on.team, on.dan.id())),
    INVITE("InviteService.get(Actor,TeamId,InviteId)", on -> on.muster.invites().get(on.ann, on.team, on.dan.id())),
    INVITES("InviteService.list(Actor,TeamId,InviteQuery)", on -> {
        invites(on, InviteQuery.all());
        for (InviteStatus status : InviteStatus.values()) {
            invites(on, InviteQuery.all().status(status));
        }
    }),
    PREVIEW("InviteService.preview(String)", on -> on.muster.invites().preview(on.token)),
    PREVIEW_FOR_USER(
            "InviteService.preview(String,VerifiedUser)",
            on -> on.muster.invites().preview(on.token, Stage.verified(Stage.DAN))),
    MY_INVITES(
            "InviteService.of(VerifiedUser,Page)",
            on -> pages(page -> on.muster.invites().of(Stage.verified(Stage.DAN), page))),
    LINK_REQUESTS(
            "InviteService.linkRequests(Actor,TeamId,Page)",
            on -> pages(page -> on.muster.invites().linkRequests(on.ann, on.team, page))),
    HELD_ACCEPTANCES(
            "InviteService.held(Actor,TeamId,Page)",
            on -> pages(page -> on.muster.invites().held(on.ann, on.team, page))),
    FAILED_ACCEPTS(
            "InviteService.failedAccepts(Actor,TeamId,InviteId)",
            on -> on.muster.invites().failedAccepts(on.ann, on.team, on.dan.id())),
    ROLES("RoleRegistry.list(Actor,TeamId)", on -> on.muster.roles().list(on.ann, on.team)),
    ROLE("RoleRegistry.get(Actor,TeamId,RoleId)", on -> on.muster.roles().get(on.ann, on.team, RoleId.of("admin"))),
    ASSIGNABLE_ROLES(
            "RoleRegistry.assignableRoles(Actor,TeamId)",
            on -> on.muster.roles().assignableRoles(on.ann, on.team)),
    EXPIRING(
            "MemberService.expiring(Actor,TeamId,Duration,Page)",
            on -> pages(page -> on.muster.members().expiring(on.ann, on.team, Duration.ofDays(7), page))),
    BACKLOG("Muster.backlog()", on -> on.muster.backlog()),
    IMPACT(
            "RoleRegistry.preview(Actor,TeamId,Plan)",
            on -> on.muster.roles().preview(on.ann, on.team, Plan.suspend(BOB))),
    DRIFT(
            "RoleRegistry.drift(Actor,Page)",
            on -> pages(page -> on.muster.roles().drift(Stage.SYSTEM, page))),
    CAN_TEXT("AccessControl.can(UserId,TeamId,String)", on -> on.muster.access().can(BOB, on.team, "members:read")),
    CAN_ALL(
            "AccessControl.canAll(UserId,TeamId,Collection)",
            on -> on.muster.access().canAll(BOB, on.team, List.of(Permission.of("members:read")))),
    CAN_ANY(
            "AccessControl.canAny(UserId,TeamId,Collection)",
            on -> on.muster.access().canAny(BOB, on.team, List.of(Permission.of("members:read")))),
    WHO_CAN(
            "AccessControl.whoCan(Collection,TeamId,Permission)",
            on -> on.muster.access().whoCan(List.of(BOB, Stage.CEM), on.team, Permission.of("members:read"))),
    EXPLAIN(
            "AccessControl.explain(UserId,TeamId,Permission)",
            on -> on.muster.access().explain(BOB, on.team, Permission.of("members:read"))),
    HANDLE("AccessControl.of(UserId,TeamId)", on -> on.muster.access().of(BOB, on.team)),
    CAN_AT_LEAST(
            "AccessControl.atLeast(long)",
            on -> on.muster.access().atLeast(1).can(BOB, on.team, Permission.of("members:read"))),
    CAN_NOW(
            "AccessControl.fullyConsistent()",
            on -> on.muster.access().fullyConsistent().can(BOB, on.team, Permission.of("members:read"))),
    CAN(
            "AccessControl.can(UserId,TeamId,Permission)",
            on -> on.muster.access().can(BOB, on.team, Permission.of("members:read"))),
    REQUIRE(
            "AccessControl.require(UserId,TeamId,Permission)",
            on -> on.muster.access().require(BOB, on.team, Permission.of("members:read"))),
    PERMISSIONS(
            "AccessControl.permissionsOf(UserId,TeamId)",
            on -> on.muster.access().permissionsOf(BOB, on.team)),
    HISTORY("History.list(Actor,TeamId,HistoryQuery)", on -> {
        history(on, HistoryQuery.all());
        history(on, HistoryQuery.all().user(BOB));
        for (EventType type : EventType.values()) {
            history(on, HistoryQuery.all().type(type));
            history(on, HistoryQuery.all().type(type).user(BOB));
        }
    });

    /** As in "TeamManager.get(Actor,TeamId)". */
    final String method;

    private final Consumer<Stage> call;

    Reading(String method, Consumer<Stage> call) {
        this.method = method;
        this.call = call;
    }

    void run(Stage on) {
        call.accept(on);
    }

    private static void people(Stage on, PeopleQuery query) {
        pages(page -> on.muster.members().people(on.ann, on.team, query.page(page)));
    }

    private static void invites(Stage on, InviteQuery query) {
        pages(page -> on.muster.invites().list(on.ann, on.team, query.page(page)));
    }

    private static void history(Stage on, HistoryQuery query) {
        pages(page -> on.muster.history().list(Stage.SYSTEM, on.team, query.page(page)));
    }

    /** The first two pages, which are asked for in different words. */
    private static void pages(Function<Page, Slice<?>> list) {
        Page page = Page.first().size(3);
        for (int pages = 0; pages < 2; pages++) {
            Slice<?> slice = list.apply(page);
            if (slice.next() == null) {
                return;
            }
            page = page.after(slice.next());
        }
    }
}
