package dev.muster.examples.myteam.page;

import dev.muster.examples.myteam.web.Avatar;
import dev.muster.examples.myteam.web.Paging;
import dev.muster.examples.myteam.web.Routes;
import dev.muster.examples.myteam.web.Visit;
import dev.muster.examples.myteam.web.Words;
import dev.muster.model.Delivery;
import dev.muster.model.DeliveryStatus;
import dev.muster.model.InviteId;
import dev.muster.model.MusterException;
import dev.muster.model.PeopleEntry;
import dev.muster.model.PeopleQuery;
import dev.muster.model.PeopleStatus;
import dev.muster.model.Role;
import dev.muster.model.RoleId;
import dev.muster.model.Slice;
import dev.muster.model.TeamPermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The people of a workspace: members and who is invited, in one list. */
public final class UsersPage implements Routes.Pages {

    private static final int ROWS = 25;
    private static final Set<MusterException.Kind> OVER =
            Set.of(MusterException.Kind.NOT_FOUND, MusterException.Kind.GONE);

    @Override
    public void addTo(Routes routes) {
        routes.get("/w/{team}/users", UsersPage::show);
    }

    /** A row as the template wants it. */
    record Row(
            String name,
            String email,
            Avatar avatar,
            String href,
            boolean you,
            boolean fresh,
            String roles,
            String location,
            String status,
            String tone,
            @Nullable String mail,
            List<MenuItem> menu) {}

    private static void show(Visit visit) {
        visit.team();
        String search = Names.cut(visit.query("q"));
        PeopleStatus status = visit.query("status", PeopleStatus.class);
        String role = visit.query("role");
        PeopleQuery query = PeopleQuery.all()
                .search(search)
                .status(status)
                .role(role == null ? null : RoleId.of(role))
                .page(visit.page(ROWS));
        Slice<PeopleEntry> people = visit.muster().members().people(visit.actor(), visit.teamId(), query);

        Map<String, @Nullable Object> values = Paging.of(visit, people);
        values.put(
                "rows",
                withAdded(visit, people.items()).stream()
                        .map(one -> row(visit, one))
                        .toList());
        values.put("q", search == null ? "" : search);
        values.put("statuses", Choice.of(PeopleStatus.values(), "status", status, visit.words()));
        List<Role> roles = visit.muster().roles().list(visit.actor(), visit.teamId());
        values.put("roles", Choice.of(roles, id -> id.equals(role)));
        values.put("filtered", search != null || status != null || role != null);
        values.put("mayInvite", visit.may(TeamPermissions.MEMBERS_INVITE));
        visit.show("users", values);
    }

    /** Whoever was just added is on the first page, even where their name belongs onto a later one. */
    private static List<PeopleEntry> withAdded(Visit visit, List<PeopleEntry> page) {
        String added = visit.query("added");
        if (added == null || visit.query("after") != null || page.stream().anyMatch(one -> isAdded(visit, one))) {
            return page;
        }
        try {
            PeopleEntry one = visit.muster().members().person(visit.actor(), visit.teamId(), InviteId.of(added));
            return Stream.concat(Stream.of(one), page.stream()).toList();
        } catch (MusterException e) {
            if (!OVER.contains(e.kind())) {
                throw e;
            }
            return page; // they have answered meanwhile
        }
    }

    private static boolean isAdded(Visit visit, PeopleEntry one) {
        return one.invite() != null && one.invite().toString().equals(visit.query("added"));
    }

    private static Row row(Visit visit, PeopleEntry one) {
        PeopleLinks links = PeopleLinks.of(visit, one);
        return new Row(
                one.name(),
                one.email().value(),
                Avatar.of(one.name()),
                links.page(),
                visit.me().id().equals(one.user()),
                isAdded(visit, one),
                String.join(", ", one.roleNames()),
                one.location() == null ? "" : one.location(),
                visit.words().of("status", one.status()),
                tone(one.status()),
                one.linkRequestedAt() == null
                        ? mail(one.delivery(), visit.words())
                        : visit.words().of("users.asks"),
                links.menu(one.actions()));
    }

    private static String tone(PeopleStatus status) {
        return switch (status) {
            case ACTIVE -> "good";
            case INVITED -> "busy";
            case EXPIRED -> "dull";
            case SUSPENDED, UNDELIVERED -> "bad";
        };
    }

    /** Only what is worth a word: that a mail waits, or why it failed. */
    private static @Nullable String mail(@Nullable Delivery delivery, Words words) {
        if (delivery == null || delivery.status() == DeliveryStatus.SENT) {
            return null;
        }
        return delivery.reason() == null ? words.of("delivery", delivery.status()) : delivery.reason();
    }
}
