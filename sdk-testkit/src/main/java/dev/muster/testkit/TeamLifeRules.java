package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Actor;
import dev.muster.model.EventType;
import dev.muster.model.FieldChange;
import dev.muster.model.HistoryQuery;
import dev.muster.model.InviteQuery;
import dev.muster.model.MemberStatus;
import dev.muster.model.Membership;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewTeam;
import dev.muster.model.Page;
import dev.muster.model.PeopleQuery;
import dev.muster.model.Person;
import dev.muster.model.Slice;
import dev.muster.model.Team;
import dev.muster.model.TeamEdit;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamStatus;
import dev.muster.model.UserId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Suspending and deleting a team, and the teams of a user. */
interface TeamLifeRules extends RulesPart {

    @Test
    @DisplayName("a team is suspended and resumed by system actors only, and doing it twice changes nothing")
    default void teamLifeSuspended() {
        Scene on = Scene.on(subject());

        on.refused(Reason.SYSTEM_ONLY, () -> on.muster.teams().suspend(on.ann, on.id()));
        Team suspended = on.muster.teams().suspend(Scene.SYSTEM, on.id());
        assertThat(suspended.status()).isEqualTo(TeamStatus.SUSPENDED);
        assertThat(suspended.rev()).isEqualTo(2);
        assertThat(on.muster.teams().suspend(Scene.SYSTEM, on.id())).isEqualTo(suspended);
        assertThat(on.now()).isEqualTo(suspended);

        on.refused(Reason.SYSTEM_ONLY, () -> on.muster.teams().resume(on.ann, on.id()));
        Team resumed = on.muster.teams().resume(Scene.SYSTEM, on.id());
        assertThat(resumed.status()).isEqualTo(TeamStatus.ACTIVE);
        assertThat(resumed.rev()).isEqualTo(3);
        assertThat(on.muster.teams().resume(Scene.SYSTEM, on.id())).isEqualTo(resumed);
        assertThat(on.history().stream().map(TeamEvent::type))
                .containsExactly(
                        EventType.TEAM_CREATED,
                        EventType.MEMBER_ADDED,
                        EventType.TEAM_SUSPENDED,
                        EventType.TEAM_RESUMED);
    }

    @Test
    @DisplayName("of a deleted team nothing is left but a tombstone and its history, and its slug is free")
    default void teamLifeDeleted() {
        Scene on = Scene.on(subject());
        String slug = TeamRules.slug();
        UserId ben = Scene.user("ben");
        on.muster.teams().edit(on.ann, on.id(), TeamEdit.of().slug(slug).attributes(Map.of("plan", "free")));
        on.muster.teams().limitSeats(Scene.SYSTEM, on.id(), 9);
        on.invite(on.ann, ben, "member");
        String token = on.token(ben);

        TeamEvent event = on.muster.teams().delete(on.ann, on.id());

        assertThat(event.type()).isEqualTo(EventType.TEAM_DELETED);
        assertThat(event).isEqualTo(on.last());
        Team tombstone = on.muster.teams().get(Scene.SYSTEM, on.id());
        assertThat(tombstone.status()).isEqualTo(TeamStatus.DELETED);
        assertThat(tombstone.slug()).isNull();
        assertThat(tombstone.seats()).isNull();
        assertThat(tombstone.attributes()).isEmpty();
        assertThat(tombstone.rev()).isEqualTo(event.rev());
        Snapshot rows = Snapshot.of(subject(), on.id());
        assertThat(rows.members()).isEmpty();
        assertThat(rows.invites()).isEmpty();
        assertThat(on.muster
                        .history()
                        .list(Scene.SYSTEM, on.id(), HistoryQuery.all())
                        .items())
                .first()
                .isEqualTo(event);
        on.refused(Reason.INVITE_NOT_FOUND, () -> on.muster.invites().accept(token, Scene.verified(ben)));

        Person owner = Scene.person(ben);
        assertThat(on.muster
                        .teams()
                        .create(
                                Actor.user(ben),
                                NewTeam.named("New").owner(owner).slug(slug))
                        .slug())
                .isEqualTo(slug);
    }

    @Test
    @DisplayName("a deleted team answers like one that never was, but for a system actor's look at it and its history")
    default void teamLifeDeletedIsNotFound() {
        Scene on = Scene.on(subject());
        on.muster.teams().delete(on.ann, on.id());

        Set<ApiCall> left = EnumSet.of(ApiCall.SEE_TEAM, ApiCall.READ_HISTORY);
        for (ApiCall call : ApiCall.values()) {
            if (call.isInTeam()) {
                on.refused(Reason.TEAM_NOT_FOUND, () -> call.run(Cast.strangers(on, on.ann)));
            }
            if (call.isInTeam() && !call.isOwnAffair() && !left.contains(call)) {
                on.refused(Reason.TEAM_NOT_FOUND, () -> call.run(Cast.strangers(on, Scene.SYSTEM)));
            }
        }
        assertThat(on.muster.teams().of(on.ann, on.annId, Page.first()).items()).isEmpty();
    }

    @Test
    @DisplayName("the teams of a user are shown to themselves and to system actors")
    default void teamLifeTeamsOfSomebody() {
        Scene on = Scene.on(subject());
        Actor ben = on.joined("ben", "member");

        assertThat(on.muster.teams().of(ben, Scene.idOf(ben), Page.first()).items())
                .containsExactly(new Membership(on.now(), on.get(ben)));
        assertThat(on.muster
                        .teams()
                        .of(Scene.SYSTEM, Scene.idOf(ben), Page.first())
                        .items())
                .hasSize(1);
        assertThat(on.muster.teams().membership(ben, on.id(), Scene.idOf(ben)))
                .isEqualTo(new Membership(on.now(), on.get(ben)));
        on.refused(Reason.SYSTEM_ONLY, () -> on.muster.teams().of(on.ann, Scene.idOf(ben), Page.first()));
        UserId nobody = Scene.user("nobody");
        assertThat(on.muster
                        .teams()
                        .of(Actor.user(nobody), nobody, Page.first())
                        .items())
                .isEmpty();
    }

    @Test
    @DisplayName(
            "the teams of a user come by name without regard to case and accents, suspended ones too, page by page")
    default void teamLifeTeamsByName() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Actor actor = Actor.user(ben);
        for (String name : List.of("beta", "Ähre", "Zeta", "alpha", "Alpha 2", "ätzend")) {
            on.muster.teams().create(actor, NewTeam.named(name).owner(Scene.person(ben)));
        }
        List<Membership> all = on.muster.teams().of(actor, ben, Page.first()).items();
        on.muster.teams().suspend(Scene.SYSTEM, all.get(1).team().id());

        List<String> names = new ArrayList<>();
        Page page = Page.first().size(4);
        Slice<Membership> slice;
        do {
            slice = on.muster.teams().of(actor, ben, page);
            slice.items().forEach(row -> names.add(row.team().name()));
            page = page.after(slice.next());
        } while (slice.next() != null);

        assertThat(names).containsExactly("Ähre", "alpha", "Alpha 2", "ätzend", "beta", "Zeta");
        assertThat(on.muster
                        .teams()
                        .of(actor, ben, Page.first())
                        .items()
                        .get(1)
                        .team()
                        .status())
                .isEqualTo(TeamStatus.SUSPENDED);
    }

    @Test
    @DisplayName("a team that one left, was removed from or was suspended in: only the last is still one's own")
    default void teamLifeTeamsNoMore() {
        Scene on = Scene.on(subject());
        Actor left = on.joined("lea", "member");
        Actor removed = on.joined("rob", "member");
        Actor suspended = on.joined("sue", "member");
        on.muster.members().leave(left, on.id());
        on.muster.members().remove(on.ann, on.id(), Scene.idOf(removed));
        on.muster.members().suspend(on.ann, on.id(), Scene.idOf(suspended));

        assertThat(on.muster.teams().of(left, Scene.idOf(left), Page.first()).items())
                .isEmpty();
        assertThat(on.muster
                        .teams()
                        .of(removed, Scene.idOf(removed), Page.first())
                        .items())
                .isEmpty();
        assertThat(on.muster
                        .teams()
                        .of(suspended, Scene.idOf(suspended), Page.first())
                        .items())
                .extracting(row -> row.member().status())
                .containsExactly(MemberStatus.SUSPENDED);
    }

    @Test
    @DisplayName("a suspended team is still read by its members")
    default void teamLifeSuspendedIsRead() {
        Scene on = Scene.on(subject());
        on.muster.teams().suspend(Scene.SYSTEM, on.id());

        assertThat(on.muster.teams().get(on.ann, on.id()).status()).isEqualTo(TeamStatus.SUSPENDED);
        assertThat(on.muster
                        .members()
                        .people(on.ann, on.id(), PeopleQuery.all())
                        .items())
                .hasSize(1);
        assertThat(on.muster.invites().list(on.ann, on.id(), InviteQuery.all()).items())
                .isEmpty();
        assertThat(on.muster.history().list(on.ann, on.id(), HistoryQuery.all()).items())
                .hasSize(3);
    }

    @Test
    @DisplayName("seats are limited by system actors only, and a limit below what is taken takes nothing away")
    default void teamLifeSeats() {
        Scene on = Scene.on(subject());
        on.joined("ben", "member");

        on.refused(Reason.SYSTEM_ONLY, () -> on.muster.teams().limitSeats(on.ann, on.id(), 5));
        assertThat(on.muster.teams().limitSeats(Scene.SYSTEM, on.id(), 1).seats())
                .isEqualTo(1);
        assertThat(on.muster.members().get(on.ann, on.id(), on.annId).status()).isEqualTo(MemberStatus.ACTIVE);
        on.refused(Reason.SEATS_EXHAUSTED, () -> on.member("cem", "member"));
        assertThat(on.muster.teams().limitSeats(Scene.SYSTEM, on.id(), null).seats())
                .isNull();
        assertThat(on.last().changes()).isEqualTo(List.of(new FieldChange("seats", "1", null)));
        on.member("cem", "member");
    }
}
