package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Actor;
import dev.muster.model.ActorRef;
import dev.muster.model.EventType;
import dev.muster.model.FieldChange;
import dev.muster.model.HistoryQuery;
import dev.muster.model.InvalidValueException.Code;
import dev.muster.model.Invite;
import dev.muster.model.MemberEdit;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.Page;
import dev.muster.model.Slice;
import dev.muster.model.TeamEdit;
import dev.muster.model.TeamEvent;
import dev.muster.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every change is recorded, in the same commit as the change itself. */
interface HistoryRules extends RulesPart {

    private static Map<ApiCall, List<EventType>> expected() {
        Map<ApiCall, List<EventType>> events = new EnumMap<>(ApiCall.class);
        events.put(ApiCall.EDIT_TEAM, List.of(EventType.TEAM_EDITED));
        events.put(ApiCall.LIMIT_SEATS, List.of(EventType.TEAM_EDITED));
        events.put(ApiCall.EDIT_PROFILE, List.of(EventType.MEMBER_EDITED));
        events.put(ApiCall.EDIT_ATTRIBUTES, List.of(EventType.MEMBER_EDITED));
        events.put(ApiCall.EDIT_ROLES, List.of(EventType.MEMBER_EDITED));
        events.put(ApiCall.EDIT_OWN_PROFILE, List.of(EventType.MEMBER_EDITED));
        events.put(ApiCall.EDIT_OWN_ATTRIBUTES, List.of(EventType.MEMBER_EDITED));
        events.put(ApiCall.SUSPEND_MEMBER, List.of(EventType.MEMBER_SUSPENDED));
        events.put(ApiCall.RESUME_MEMBER, List.of(EventType.MEMBER_RESUMED));
        events.put(ApiCall.ADD_MEMBER, List.of(EventType.MEMBER_ADDED));
        events.put(ApiCall.UPDATE_PERSON, List.of(EventType.PERSON_UPDATED));
        events.put(ApiCall.SEND_INVITE, List.of(EventType.INVITE_SENT));
        events.put(ApiCall.SEND_ALL, List.of(EventType.INVITE_SENT));
        events.put(ApiCall.RESEND_ALL, List.of(EventType.INVITE_RESENT));
        events.put(ApiCall.EDIT_OWN_INVITE, List.of(EventType.INVITE_EDITED));
        events.put(ApiCall.EDIT_INVITE, List.of(EventType.INVITE_EDITED));
        events.put(ApiCall.RESEND_OWN_INVITE, List.of(EventType.INVITE_RESENT));
        events.put(ApiCall.RESEND_INVITE, List.of(EventType.INVITE_RESENT));
        events.put(ApiCall.RESEND_OWN_WITHOUT_MAIL, List.of(EventType.INVITE_RESENT));
        events.put(ApiCall.RESEND_WITHOUT_MAIL, List.of(EventType.INVITE_RESENT));
        events.put(ApiCall.GRANT_LINK_REQUEST, List.of(EventType.INVITE_RESENT));
        events.put(ApiCall.GRANT_LINK_REQUEST_WITHOUT_MAIL, List.of(EventType.INVITE_RESENT));
        events.put(ApiCall.APPROVE_ACCEPTANCE, List.of(EventType.INVITE_ACCEPTED, EventType.MEMBER_JOINED));
        events.put(ApiCall.TURN_ACCEPTANCE_DOWN, List.of(EventType.INVITE_REVOKED));
        events.put(ApiCall.DISMISS_LINK_REQUEST, List.of(EventType.INVITE_LINK_REQUEST_DISMISSED));
        events.put(ApiCall.COPY_OWN_LINK, List.of(EventType.INVITE_LINK_COPIED));
        events.put(ApiCall.COPY_LINK, List.of(EventType.INVITE_LINK_COPIED));
        events.put(ApiCall.REVOKE_OWN_INVITE, List.of(EventType.INVITE_REVOKED));
        events.put(ApiCall.REVOKE_INVITE, List.of(EventType.INVITE_REVOKED));
        events.put(ApiCall.MAKE_ROLE, List.of(EventType.ROLE_MADE));
        events.put(ApiCall.COPY_ROLE, List.of(EventType.ROLE_MADE));
        events.put(ApiCall.EDIT_ROLE, List.of(EventType.ROLE_EDITED));
        events.put(ApiCall.RETIRE_ROLE, List.of(EventType.ROLE_RETIRED));
        events.put(ApiCall.RESTORE_ROLE, List.of(EventType.ROLE_RESTORED));
        events.put(ApiCall.APPLY_PLAN, List.of(EventType.ROLE_EDITED));
        events.put(ApiCall.DELETE_ROLE, List.of(EventType.ROLE_DELETED));
        events.put(ApiCall.TRANSFER_OWNERSHIP, List.of(EventType.OWNERSHIP_TRANSFERRED, EventType.MEMBER_EDITED));
        events.put(ApiCall.REMOVE_MEMBER, List.of(EventType.MEMBER_REMOVED));
        events.put(ApiCall.REMOVE_ONESELF, List.of(EventType.MEMBER_LEFT, EventType.INVITE_REVOKED));
        events.put(ApiCall.LEAVE, List.of(EventType.MEMBER_LEFT, EventType.INVITE_REVOKED));
        events.put(ApiCall.SUSPEND_TEAM, List.of(EventType.TEAM_SUSPENDED));
        events.put(ApiCall.DELETE_TEAM, List.of(EventType.TEAM_DELETED));
        return events;
    }

    @Test
    @DisplayName(
            "every operation that changes something is one rev with its events, and what only looks leaves no trace")
    default void historyOfEveryCall() {
        Scene on = RoleTable.scene(subject());
        for (ApiCall call : ApiCall.values()) {
            boolean system = call.needs.equals("system");
            Cast cast = Cast.members(on, system ? Scene.SYSTEM : on.joined("second", "owner"))
                    .complete();
            long rev = on.now().rev();

            call.run(cast);

            List<TeamEvent> events = on.since(rev);
            List<EventType> types = expected().getOrDefault(call, List.of());
            assertThat(events).as("%s", call).extracting(TeamEvent::type).containsExactlyElementsOf(types);
            assertThat(on.now().rev()).as("%s", call).isEqualTo(types.isEmpty() ? rev : rev + 1);
            for (TeamEvent event : events) {
                assertThat(event.rev()).isEqualTo(rev + 1);
                assertThat(event.seq()).isEqualTo(events.indexOf(event));
                assertThat(event.change()).isEqualTo(events.get(0).change());
                assertThat(event.actor()).isEqualTo(cast.actor.ref());
                assertThat(event.at()).isEqualTo(on.clock.instant());
                assertThat(event.team()).isEqualTo(on.id());
            }
            if (call == ApiCall.SUSPEND_TEAM) {
                on.muster.teams().resume(Scene.SYSTEM, on.id());
            }
        }
        List<TeamEvent> all = on.history();
        assertThat(all.stream().map(TeamEvent::rev).distinct())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, on.now().rev()).boxed().toList());
        assertThat(all.stream()
                        .collect(Collectors.toMap(TeamEvent::rev, TeamEvent::change, (one, same) -> one))
                        .values())
                .as("each change has an id of its own")
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("an event names whom it is about, and what that was called, even when it is gone")
    default void historySubjects() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "success");
        on.accept(ben);
        on.muster.members().edit(on.ann, on.id(), ben, MemberEdit.of().name("Ben"));
        on.muster.members().leave(Actor.user(ben), on.id());

        TeamEvent sent = on.history().get(2);
        assertThat(sent.invite()).isEqualTo(invite.id());
        assertThat(sent.user()).isNull();
        assertThat(sent.subject()).isEqualTo(Scene.address(ben));
        TeamEvent accepted = on.history().get(3);
        assertThat(accepted.type()).isEqualTo(EventType.INVITE_ACCEPTED);
        assertThat(accepted.invite()).isEqualTo(invite.id());
        assertThat(accepted.user()).isEqualTo(ben);
        assertThat(accepted.actor()).isEqualTo(ActorRef.user(ben));
        assertThat(accepted.changes()).containsExactly(new FieldChange("status", "PENDING", "ACCEPTED"));
        assertThat(on.last().type()).isEqualTo(EventType.MEMBER_LEFT);
        assertThat(on.last().subject()).isEqualTo("Ben");
        assertThat(on.last().changes())
                .containsExactlyInAnyOrder(
                        new FieldChange("name", "Ben", null),
                        new FieldChange("email", Scene.address(ben), null),
                        new FieldChange("roles", "success", null));
        assertThat(on.history().get(0).subject()).isNull();
    }

    @Test
    @DisplayName("who declines is recorded as the holder of the link, since nobody knows them by name")
    default void historyOfLinkHolder() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "member");

        on.muster.invites().decline(on.token(ben));

        assertThat(on.last().type()).isEqualTo(EventType.INVITE_DECLINED);
        assertThat(on.last().actor()).isEqualTo(ActorRef.link(invite.id()));
    }

    @Test
    @DisplayName("the history comes newest first, of one user or of one type or of both, page by page")
    default void historyQueries() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.idOf(on.joined("ben", "member"));
        UserId cem = Scene.idOf(on.joined("cem", "member"));
        for (UserId user : List.of(ben, cem, ben)) {
            on.muster
                    .members()
                    .edit(
                            on.ann,
                            on.id(),
                            user,
                            MemberEdit.of().location("L" + on.history().size()));
        }
        List<TeamEvent> newest = new ArrayList<>(on.history());
        Collections.reverse(newest);

        for (HistoryQuery query : List.of(
                HistoryQuery.all(),
                HistoryQuery.all().user(ben),
                HistoryQuery.all().type(EventType.MEMBER_EDITED),
                HistoryQuery.all().type(EventType.MEMBER_EDITED).user(ben),
                HistoryQuery.all().user(Scene.user("nobody")))) {
            List<TeamEvent> found = new ArrayList<>();
            Page page = Page.first().size(2);
            Slice<TeamEvent> slice;
            do {
                slice = on.muster.history().list(on.ann, on.id(), query.page(page));
                found.addAll(slice.items());
                page = page.after(slice.next());
            } while (slice.next() != null);
            assertThat(found)
                    .isEqualTo(newest.stream()
                            .filter(event ->
                                    query.user() == null || query.user().equals(event.user()))
                            .filter(event -> query.type() == null || query.type() == event.type())
                            .toList());
        }
    }

    @Test
    @DisplayName("a cursor of the history is good for its own team and query only")
    default void historyCursors() {
        Scene on = Scene.on(subject());
        Page next = Page.first()
                .after(on.muster
                        .history()
                        .list(
                                on.ann,
                                on.id(),
                                HistoryQuery.all().page(Page.first().size(1)))
                        .next());
        assertThat(next.after()).isNotNull();
        HistoryQuery other = HistoryQuery.all().type(EventType.TEAM_CREATED).page(next);
        on.invalid("cursor", Code.MALFORMED, () -> on.muster.history().list(on.ann, on.id(), other));
        on.invalid(
                "cursor",
                Code.MALFORMED,
                () -> on.muster
                        .history()
                        .list(
                                Scene.SYSTEM,
                                on.another("Elsewhere").id(),
                                HistoryQuery.all().page(next)));
    }

    @Test
    @DisplayName("time does not run backwards in a team, even where the clock does")
    default void historyOfSkewedClocks() {
        Scene on = Scene.on(subject());
        Instant before = on.clock.instant();
        on.clock.advance(Duration.ofHours(-1));

        on.muster.teams().edit(on.ann, on.id(), TeamEdit.of().name("Acme Ltd"));

        assertThat(on.last().at()).isEqualTo(before);
        assertThat(on.now().changedAt()).isEqualTo(before);
    }

    @Test
    @DisplayName("a refused call leaves no trace in the history")
    default void historyOfRefused() {
        Scene on = Scene.on(subject());
        Actor ben = on.joined("ben", "member");
        on.refused(
                Reason.PERMISSION_MISSING,
                () -> on.muster.teams().edit(ben, on.id(), TeamEdit.of().name("Ben's")));
        on.refused(Reason.PERMISSION_MISSING, () -> on.muster.history().list(ben, on.id(), HistoryQuery.all()));
    }
}
