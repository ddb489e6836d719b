package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.BulkOptions;
import dev.muster.model.BulkResult;
import dev.muster.model.EmailAddress;
import dev.muster.model.HistoryQuery;
import dev.muster.model.InviteEdit;
import dev.muster.model.InviteQuery;
import dev.muster.model.MemberEdit;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewInvite;
import dev.muster.model.NewMember;
import dev.muster.model.NewRole;
import dev.muster.model.NewTeam;
import dev.muster.model.Page;
import dev.muster.model.PeopleQuery;
import dev.muster.model.PermissionPattern;
import dev.muster.model.Person;
import dev.muster.model.Plan;
import dev.muster.model.RoleEdit;
import dev.muster.model.RoleId;
import dev.muster.model.TeamEdit;
import dev.muster.model.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Every operation that is made by an actor, and who may do it: the table of the documentation, said once more, on
 * purpose not taken from where Muster itself has it.
 */
enum ApiCall {
    CREATE_TEAM(
            "TeamManager.create",
            "always",
            true,
            cast -> cast.teams()
                    .create(
                            cast.actor,
                            NewTeam.named("New").owner(Person.of(cast.self(), Scene.address(cast.self()))))),
    CREATE_TEAM_FOR_OTHERS("TeamManager.create", "system", true, cast -> {
        UserId owner = Scene.user("owner");
        cast.teams().create(cast.actor, NewTeam.named("New").owner(Scene.person(owner)));
    }),
    SEE_OWN_TEAMS("TeamManager.of", "always", true, cast -> cast.teams().of(cast.actor, cast.self(), Page.first())),
    SEE_TEAMS_OF_OTHERS(
            "TeamManager.of", "system", true, cast -> cast.teams().of(cast.actor, cast.target(), Page.first())),
    SEE_MEMBERSHIP(
            "TeamManager.membership",
            "members:read",
            true,
            cast -> cast.teams().membership(cast.actor, cast.team, cast.target())),
    SEE_OWN_MEMBERSHIP(
            "TeamManager.membership",
            "oneself",
            true,
            cast -> cast.teams().membership(cast.actor, cast.team, cast.self())),
    SEE_TEAM("TeamManager.get", "members:read", true, cast -> cast.teams().get(cast.actor, cast.team)),
    SEE_TEAM_BY_SLUG(
            "TeamManager.bySlug", "members:read", true, cast -> cast.teams().bySlug(cast.actor, cast.slug())),
    EDIT_TEAM(
            "TeamManager.edit",
            "team:update",
            false,
            cast -> cast.teams().edit(cast.actor, cast.team, TeamEdit.of().name("Acme Ltd"))),
    LIMIT_SEATS(
            "TeamManager.limitSeats", "system", true, cast -> cast.teams().limitSeats(cast.actor, cast.team, 1_000)),

    SEE_PEOPLE(
            "MemberService.people",
            "members:read",
            true,
            cast -> cast.members().people(cast.actor, cast.team, PeopleQuery.all())),
    SEE_PROFILE(
            "MemberService.get",
            "members:read",
            true,
            cast -> cast.members().get(cast.actor, cast.team, cast.target())),
    SEE_OWN_PROFILE(
            "MemberService.get", "oneself", true, cast -> cast.members().get(cast.actor, cast.team, cast.self())),
    SEE_PERSON(
            "MemberService.person",
            "members:read",
            true,
            cast -> cast.members().person(cast.actor, cast.team, cast.target())),
    SEE_ONESELF(
            "MemberService.person", "oneself", true, cast -> cast.members().person(cast.actor, cast.team, cast.self())),
    SEE_INVITED_PERSON(
            "MemberService.person",
            "members:read",
            true,
            cast -> cast.members().person(cast.actor, cast.team, cast.others())),
    EDIT_PROFILE(
            "MemberService.edit",
            "members:update",
            false,
            cast -> cast.members()
                    .edit(cast.actor, cast.team, cast.target(), MemberEdit.of().name("Tam"))),
    EDIT_ATTRIBUTES(
            "MemberService.edit",
            "members:update",
            false,
            cast -> cast.members()
                    .edit(cast.actor, cast.team, cast.target(), MemberEdit.of().attributes(Map.of("k", "v")))),
    EDIT_ROLES(
            "MemberService.edit",
            "members:update",
            false,
            cast -> cast.members()
                    .edit(cast.actor, cast.team, cast.target(), MemberEdit.of().roles(Cast.GUEST, "visitor"))),
    EDIT_OWN_PROFILE(
            "MemberService.edit",
            "active member",
            false,
            cast -> cast.members()
                    .edit(
                            cast.actor,
                            cast.team,
                            cast.self(),
                            MemberEdit.of().name("Me").location("Oslo"))),
    EDIT_OWN_ATTRIBUTES(
            "MemberService.edit",
            "members:update",
            false,
            cast -> cast.members()
                    .edit(cast.actor, cast.team, cast.self(), MemberEdit.of().attributes(Map.of("k", "v")))),
    SUSPEND_MEMBER(
            "MemberService.suspend",
            "members:update",
            false,
            cast -> cast.members().suspend(cast.actor, cast.team, cast.target())),
    RESUME_MEMBER(
            "MemberService.resume",
            "members:update",
            false,
            cast -> cast.members().resume(cast.actor, cast.team, cast.suspended())),
    ADD_MEMBER("MemberService.addMember", "system", false, cast -> {
        UserId user = Scene.user("added");
        cast.members().addMember(cast.actor, cast.team, NewMember.of(Scene.person(user), Cast.GUEST));
    }),
    UPDATE_PERSON(
            "MemberService.updatePerson",
            "system",
            true,
            cast -> cast.members()
                    .updatePerson(
                            cast.actor,
                            Person.of(cast.target(), Scene.address(cast.target()))
                                    .name("Moved"))),
    ERASE_PERSON("MemberService.erase", "system", true, cast -> cast.members().erase(cast.actor, Scene.user("gone"))),
    ERASE_ADDRESS(
            "MemberService.erase",
            "system",
            true,
            cast -> cast.members().erase(cast.actor, EmailAddress.of(Scene.address(Scene.user("gone"))))),

    SEND_INVITE(
            "InviteService.send",
            "members:invite",
            false,
            cast -> cast.invites()
                    .send(
                            cast.actor,
                            cast.team,
                            NewInvite.to(Scene.address(Scene.user("new"))).role(Cast.GUEST))),
    SEND_ALL("InviteService.sendAll", "members:invite", false, cast -> {
        NewInvite invite = NewInvite.to(Scene.address(Scene.user("new"))).role(Cast.GUEST);
        done(cast.invites().sendAll(cast.actor, cast.team, List.of(invite), BulkOptions.bestEffort()));
    }),
    RESEND_ALL(
            "InviteService.resendAll",
            "members:invite",
            false,
            cast -> done(
                    cast.invites().resendAll(cast.actor, cast.team, List.of(cast.own()), BulkOptions.bestEffort()))),
    REVOKE_ALL(
            "InviteService.revokeAll",
            "members:invite",
            true,
            cast -> done(cast.invites()
                    .revokeAll(
                            cast.actor,
                            cast.team,
                            List.of(cast.own()),
                            BulkOptions.bestEffort().asDryRun()))),
    SEE_INVITE(
            "InviteService.get",
            "members:read",
            true,
            cast -> cast.invites().get(cast.actor, cast.team, cast.others())),
    SEE_INVITES(
            "InviteService.list",
            "members:read",
            true,
            cast -> cast.invites().list(cast.actor, cast.team, InviteQuery.all())),
    SEE_LINK_REQUESTS(
            "InviteService.linkRequests",
            "invites:manage",
            true,
            cast -> cast.invites().linkRequests(cast.actor, cast.team, Page.first())),
    SEE_FAILED_ACCEPTS(
            "InviteService.failedAccepts",
            "invites:manage",
            true,
            cast -> cast.invites().failedAccepts(cast.actor, cast.team, cast.own())),
    SEE_HELD_ACCEPTANCES(
            "InviteService.held",
            "invites:manage",
            true,
            cast -> cast.invites().held(cast.actor, cast.team, Page.first())),
    APPROVE_ACCEPTANCE(
            "InviteService.approve",
            "invites:manage",
            false,
            cast -> cast.invites().approve(cast.actor, cast.team, cast.held())),
    TURN_ACCEPTANCE_DOWN(
            "InviteService.turnDown",
            "invites:manage",
            true,
            cast -> cast.invites().turnDown(cast.actor, cast.team, cast.heldToo())),
    SUPPRESS_MAIL(
            "InviteService.suppress",
            "system",
            true,
            cast -> cast.invites().suppress(cast.actor, EmailAddress.of("suppressed@example.com"))),
    ALLOW_MAIL(
            "InviteService.allow",
            "system",
            true,
            cast -> cast.invites().allow(cast.actor, EmailAddress.of("suppressed@example.com"))),
    GRANT_LINK_REQUEST(
            "InviteService.grantLinkRequest",
            "invites:manage",
            false,
            cast -> cast.invites().grantLinkRequest(cast.actor, cast.team, cast.requested())),
    GRANT_LINK_REQUEST_WITHOUT_MAIL(
            "InviteService.grantLinkRequestWithoutMail",
            "invites:manage",
            false,
            cast -> cast.invites().grantLinkRequestWithoutMail(cast.actor, cast.team, cast.requested())),
    DISMISS_LINK_REQUEST(
            "InviteService.dismissLinkRequest",
            "invites:manage",
            false,
            cast -> cast.invites().dismissLinkRequest(cast.actor, cast.team, cast.requestedToo())),
    EDIT_OWN_INVITE(
            "InviteService.edit",
            "members:invite",
            false,
            cast -> cast.invites()
                    .edit(cast.actor, cast.team, cast.own(), InviteEdit.of().location("Oslo"))),
    EDIT_INVITE(
            "InviteService.edit",
            "invites:manage",
            false,
            cast -> cast.invites()
                    .edit(cast.actor, cast.team, cast.others(), InviteEdit.of().location("Oslo"))),
    RESEND_OWN_INVITE(
            "InviteService.resend",
            "members:invite",
            false,
            cast -> cast.invites().resend(cast.actor, cast.team, cast.own())),
    RESEND_INVITE(
            "InviteService.resend",
            "invites:manage",
            false,
            cast -> cast.invites().resend(cast.actor, cast.team, cast.others())),
    RESEND_OWN_WITHOUT_MAIL(
            "InviteService.resendWithoutMail",
            "members:invite",
            false,
            cast -> cast.invites().resendWithoutMail(cast.actor, cast.team, cast.own())),
    RESEND_WITHOUT_MAIL(
            "InviteService.resendWithoutMail",
            "invites:manage",
            false,
            cast -> cast.invites().resendWithoutMail(cast.actor, cast.team, cast.others())),
    COPY_OWN_LINK(
            "InviteService.copyLink",
            "members:invite",
            false,
            cast -> cast.invites().copyLink(cast.actor, cast.team, cast.own())),
    COPY_LINK(
            "InviteService.copyLink",
            "invites:manage",
            false,
            cast -> cast.invites().copyLink(cast.actor, cast.team, cast.others())),
    REVOKE_OWN_INVITE(
            "InviteService.revoke",
            "members:invite",
            true,
            cast -> cast.invites().revoke(cast.actor, cast.team, cast.own())),
    REVOKE_INVITE(
            "InviteService.revoke",
            "invites:manage",
            true,
            cast -> cast.invites().revoke(cast.actor, cast.team, cast.others())),

    SEE_ROLES("RoleRegistry.list", "members:read", true, cast -> cast.roles().list(cast.actor, cast.team)),
    SEE_ROLE(
            "RoleRegistry.get",
            "members:read",
            true,
            cast -> cast.roles().get(cast.actor, cast.team, RoleId.of("admin"))),
    SEE_ASSIGNABLE_ROLES(
            "RoleRegistry.assignableRoles",
            "members:read",
            true,
            cast -> cast.roles().assignableRoles(cast.actor, cast.team)),
    MAKE_ROLE("RoleRegistry.make", "roles:manage", false, cast -> {
        NewRole role = NewRole.named("Role " + UUID.randomUUID());
        cast.roles().make(cast.actor, cast.team, role);
    }),
    COPY_ROLE("RoleRegistry.copy", "roles:manage", false, cast -> {
        String name = "Copy " + UUID.randomUUID();
        cast.roles().copy(cast.actor, cast.team, RoleId.of(Cast.GUEST), name);
    }),
    EDIT_ROLE(
            "RoleRegistry.edit",
            "roles:manage",
            false,
            cast -> cast.roles()
                    .edit(cast.actor, cast.team, cast.role(), RoleEdit.of().description("Edited"))),
    RETIRE_ROLE(
            "RoleRegistry.retire",
            "roles:manage",
            false,
            cast -> cast.roles().retire(cast.actor, cast.team, cast.role())),
    RESTORE_ROLE(
            "RoleRegistry.restore",
            "roles:manage",
            false,
            cast -> cast.roles().restore(cast.actor, cast.team, cast.retired())),
    PREVIEW_PLAN(
            "RoleRegistry.preview",
            "roles:manage, members:read",
            false,
            cast -> cast.roles().preview(cast.actor, cast.team, Plan.delete(cast.role(), null))),
    APPLY_PLAN("RoleRegistry.apply", "roles:manage", false, cast -> cast.roles().apply(cast.actor, cast.impact())),
    DELETE_ROLE(
            "RoleRegistry.delete",
            "roles:manage",
            false,
            cast -> cast.roles().delete(cast.actor, cast.team, cast.role(), null)),
    SEE_DRIFT("RoleRegistry.drift", "system", true, cast -> cast.roles().drift(cast.actor, Page.first())),
    SEE_EXPIRING(
            "MemberService.expiring",
            "members:read",
            true,
            cast -> cast.members().expiring(cast.actor, cast.team, Duration.ofDays(7), Page.first())),
    READ_HISTORY(
            "History.list",
            "history:read",
            true,
            cast -> cast.history().list(cast.actor, cast.team, HistoryQuery.all())),

    TRANSFER_OWNERSHIP(
            "MemberService.transferOwnership",
            "owner",
            false,
            cast -> cast.members().transferOwnership(cast.actor, cast.team, cast.target(), RoleId.of(Cast.GUEST))),
    REMOVE_MEMBER(
            "MemberService.remove",
            "members:remove",
            true,
            cast -> cast.members().remove(cast.actor, cast.team, cast.target())),
    REMOVE_ONESELF(
            "MemberService.remove", "oneself", true, cast -> cast.members().remove(cast.actor, cast.team, cast.self())),
    LEAVE("MemberService.leave", "oneself", true, cast -> cast.members().leave(cast.actor, cast.team)),
    SUSPEND_TEAM("TeamManager.suspend", "system", true, cast -> cast.teams().suspend(cast.actor, cast.team)),
    RESUME_TEAM("TeamManager.resume", "system", true, cast -> cast.teams().resume(cast.actor, cast.team)),
    /** The last one, since nothing can be done after it. */
    DELETE_TEAM("TeamManager.delete", "team:delete", true, cast -> cast.teams().delete(cast.actor, cast.team));

    /** The method that is called. */
    final String method;
    /**
     * A permission, or some with commas between; or who may without one: "always" (anybody at all), "oneself" (the member, even suspended), "active
     * member", "owner", "system".
     */
    final String needs;
    /** Whether a suspended team lets it pass. */
    final boolean whileSuspended;

    private final Consumer<Cast> call;

    ApiCall(String method, String needs, boolean whileSuspended, Consumer<Cast> call) {
        this.method = method;
        this.needs = needs;
        this.whileSuspended = whileSuspended;
        this.call = call;
    }

    /** Throws what a bulk call answers to its row. */
    private static void done(List<BulkResult> results) {
        for (BulkResult result : results) {
            if (result.reason() == Reason.PERMISSION_MISSING) {
                throw MusterException.missing(
                        result.reason(), "one's own", List.of(PermissionPattern.of("members:invite")));
            }
            assertThat(result.code().isDone()).as("%s", result).isTrue();
        }
    }

    void run(Cast cast) {
        call.accept(cast);
    }

    /** Whether it is about one team, which one has to be in. */
    boolean isInTeam() {
        return switch (this) {
            case CREATE_TEAM,
                    CREATE_TEAM_FOR_OTHERS,
                    SEE_OWN_TEAMS,
                    SEE_TEAMS_OF_OTHERS,
                    UPDATE_PERSON,
                    ERASE_PERSON,
                    ERASE_ADDRESS,
                    SEE_DRIFT,
                    SUPPRESS_MAIL,
                    ALLOW_MAIL -> false;
            default -> true;
        };
    }

    /** Whether it is made by somebody about themselves, which a system actor is not. */
    boolean isOwnAffair() {
        return switch (this) {
            case CREATE_TEAM, SEE_OWN_TEAMS, SEE_OWN_MEMBERSHIP, SEE_OWN_PROFILE, SEE_ONESELF -> true;
            case EDIT_OWN_PROFILE, EDIT_OWN_ATTRIBUTES -> true;
            case REMOVE_ONESELF, LEAVE -> true;
            default -> false;
        };
    }
}
