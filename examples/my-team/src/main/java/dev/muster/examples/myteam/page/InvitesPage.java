package dev.muster.examples.myteam.page;

import dev.muster.examples.myteam.web.Paging;
import dev.muster.examples.myteam.web.Routes;
import dev.muster.examples.myteam.web.Visit;
import dev.muster.model.ActorRef;
import dev.muster.model.Invite;
import dev.muster.model.InviteEntry;
import dev.muster.model.InviteQuery;
import dev.muster.model.InviteStatus;
import dev.muster.model.PeopleAction;
import dev.muster.model.Slice;
import dev.muster.model.TeamPermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The invites of a workspace, by status. */
public final class InvitesPage implements Routes.Pages {

    private static final int ROWS = 25;

    @Override
    public void addTo(Routes routes) {
        routes.get("/w/{team}/invites", InvitesPage::show);
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

    private static void show(Visit visit) {
        visit.team();
        InviteStatus status = visit.query("status", InviteStatus.class);
        Slice<InviteEntry> invites = visit.muster()
                .invites()
                .list(
                        visit.actor(),
                        visit.teamId(),
                        InviteQuery.all().status(status).page(visit.page(ROWS)));

        Map<String, @Nullable Object> values = Paging.of(visit, invites);
        values.put("rows", invites.items().stream().map(one -> row(visit, one)).toList());
        values.put("tabs", Choice.of(InviteStatus.values(), "invite_status", status, visit.words()));
        values.put("all", status == null);
        values.put("mayInvite", visit.may(TeamPermissions.MEMBERS_INVITE));
        visit.show("invites", values);
    }

    private static Row row(Visit visit, InviteEntry entry) {
        Invite one = entry.invite();
        PeopleLinks links = PeopleLinks.of(visit, one.id());
        return new Row(
                one.displayName(),
                one.email().value(),
                links.page(),
                entry.actions().contains(PeopleAction.EDIT_INVITE),
                String.join(", ", entry.roleNames()),
                visit.words().of("invite_status", one.status()),
                tone(one.status()),
                visit.words().of("delivery", one.delivery().status()),
                one.delivery().reason(),
                by(visit, entry),
                one.createdAt(),
                one.expiresAt(),
                links.menu(entry.actions()));
    }

    private static String by(Visit visit, InviteEntry entry) {
        if (entry.inviter() != null) {
            return entry.inviter();
        }
        ActorRef by = entry.invite().invitedBy();
        return by.type() == ActorRef.Type.SYSTEM
                ? visit.words().of("actor.system", by.id())
                : visit.words().of("actor.unknown");
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
