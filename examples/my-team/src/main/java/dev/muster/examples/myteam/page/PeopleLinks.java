package dev.muster.examples.myteam.page;

import dev.muster.examples.myteam.web.Visit;
import dev.muster.examples.myteam.web.Words;
import dev.muster.model.InviteId;
import dev.muster.model.PeopleAction;
import dev.muster.model.PeopleEntry;
import dev.muster.model.UserId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Where a row of the people list leads to: its own page, and a line in its menu for each thing this actor may do. */
final class PeopleLinks {

    private final Words words;
    private final String page;

    private PeopleLinks(Words words, String page) {
        this.words = words;
        this.page = page;
    }

    static PeopleLinks of(Visit visit, PeopleEntry one) {
        return one.user() == null ? of(visit, Objects.requireNonNull(one.invite())) : of(visit, one.user());
    }

    static PeopleLinks of(Visit visit, InviteId invite) {
        return new PeopleLinks(visit.words(), visit.here("/invites/" + invite));
    }

    static PeopleLinks of(Visit visit, UserId user) {
        return new PeopleLinks(visit.words(), visit.here("/users/" + Visit.encode(user.value())));
    }

    String page() {
        return page;
    }

    List<MenuItem> menu(Set<PeopleAction> actions) {
        List<MenuItem> items = new ArrayList<>();
        Set<PeopleAction> edits =
                EnumSet.of(PeopleAction.EDIT_PROFILE, PeopleAction.CHANGE_ROLES, PeopleAction.EDIT_INVITE);
        if (actions.stream().anyMatch(edits::contains)) {
            items.add(MenuItem.link(words.of("action.EDIT"), page));
        }
        for (PeopleAction action : PeopleAction.values()) {
            if (actions.contains(action) && !edits.contains(action)) {
                items.add(item(action));
            }
        }
        return items;
    }

    private MenuItem item(PeopleAction action) {
        String label = words.of("action", action);
        return switch (action) {
            case EDIT_PROFILE, CHANGE_ROLES, EDIT_INVITE -> MenuItem.link(label, page);
            case RESUME -> MenuItem.button(label, page + "/resume");
            case RESEND_INVITE -> MenuItem.button(label, page + "/resend");
            case GRANT_LINK_REQUEST -> MenuItem.button(label, page + "/grant");
            case DISMISS_LINK_REQUEST -> MenuItem.button(label, page + "/dismiss");
            case COPY_LINK -> MenuItem.button(label, page + "/link");
            case TRANSFER_OWNERSHIP -> MenuItem.link(label, page + "/transfer");
            case SUSPEND -> MenuItem.danger(label, page + "/suspend");
            case REMOVE, LEAVE -> MenuItem.danger(label, page + "/remove");
            case REVOKE_INVITE -> MenuItem.danger(label, page + "/revoke");
        };
    }
}
