package dev.muster.examples.myteam.page;

import dev.muster.MemberAccess;
import dev.muster.examples.myteam.host.Accounts;
import dev.muster.examples.myteam.web.Paging;
import dev.muster.examples.myteam.web.Routes;
import dev.muster.examples.myteam.web.Visit;
import dev.muster.model.Invite;
import dev.muster.model.InviteQuery;
import dev.muster.model.InviteStatus;
import dev.muster.model.Slice;
import dev.muster.model.TeamPermissions;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The invites of a workspace, by status. */
public final class InvitesPage implements Routes.Pages {

    private static final int ROWS = 25;
    private static final Set<InviteStatus> OPEN = EnumSet.of(InviteStatus.PENDING, InviteStatus.EXPIRED);

    private final Accounts accounts;

    public InvitesPage(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void addTo(Routes routes) {
        routes.get("/w/{team}/invites", this::show);
    }

    /** A row as the template wants it. */
    record Row(
            String name,
            String email,
            String href,
            boolean open,
            String roles,
            String status,
            String tone,
            String delivery,
            @Nullable String problem,
            String by,
            Instant at,
            Instant until,
            List<MenuItem> menu) {}

    private void show(Visit visit) {
        visit.team();
        InviteStatus status = visit.query("status", InviteStatus.class);
        Slice<Invite> invites = visit.muster()
                .invites()
                .list(
                        visit.actor(),
                        visit.teamId(),
                        InviteQuery.all().status(status).page(visit.page(ROWS)));
        RoleNames roles = RoleNames.of(visit);
        People people = People.of(accounts, visit);
        MemberAccess access = visit.muster().access().of(visit.me().id(), visit.teamId());

        Map<String, @Nullable Object> values = Paging.of(visit, invites);
        values.put(
                "rows",
                invites.items().stream()
                        .map(one -> row(visit, one, roles, people, access))
                        .toList());
        values.put("tabs", Choice.of(InviteStatus.values(), "invite_status", status, visit.words()));
        values.put("all", status == null);
        values.put("mayInvite", access.can(TeamPermissions.MEMBERS_INVITE));
        visit.show("invites", values);
    }

    private static Row row(Visit visit, Invite one, RoleNames roles, People people, MemberAccess access) {
        String page = visit.here("/invites/" + one.id());
        boolean open = OPEN.contains(one.status());
        boolean mine = one.invitedBy().isUser(visit.me().id());
        boolean handles = access.can(mine ? TeamPermissions.MEMBERS_INVITE : TeamPermissions.INVITES_MANAGE);
        return new Row(
                one.displayName(),
                one.email().value(),
                page,
                open && handles,
                roles.of(one.roles()),
                visit.words().of("invite_status", one.status()),
                tone(one.status()),
                visit.words().of("delivery", one.delivery().status()),
                one.delivery().reason(),
                people.name(one.invitedBy()),
                one.createdAt(),
                one.expiresAt(),
                open && handles ? menu(visit, one, page) : List.of());
    }

    private static List<MenuItem> menu(Visit visit, Invite one, String page) {
        MenuItem edit = MenuItem.link(visit.words().of("action.EDIT"), page);
        MenuItem resend = MenuItem.button(visit.words().of("action.RESEND_INVITE"), page + "/resend");
        MenuItem copy = MenuItem.button(visit.words().of("action.COPY_LINK"), page + "/link");
        MenuItem revoke = MenuItem.danger(visit.words().of("action.REVOKE_INVITE"), page + "/revoke");
        return one.status() == InviteStatus.PENDING
                ? List.of(edit, resend, copy, revoke)
                : List.of(edit, resend, revoke);
    }

    private static String tone(InviteStatus status) {
        return switch (status) {
            case PENDING -> "busy";
            case ACCEPTED -> "good";
            case EXPIRED -> "dull";
            case DECLINED, REVOKED -> "bad";
        };
    }
}
