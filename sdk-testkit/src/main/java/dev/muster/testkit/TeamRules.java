package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Actor;
import dev.muster.model.ActorRef;
import dev.muster.model.EventType;
import dev.muster.model.FieldChange;
import dev.muster.model.InvalidValueException.Code;
import dev.muster.model.Member;
import dev.muster.model.MemberStatus;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewTeam;
import dev.muster.model.Page;
import dev.muster.model.RoleGrant;
import dev.muster.model.RoleId;
import dev.muster.model.Team;
import dev.muster.model.TeamEdit;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.model.TeamStatus;
import dev.muster.model.UserId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Making, reading and editing a team. */
interface TeamRules extends RulesPart {

    /** A slug that no other test has. */
    static String slug() {
        return "acme-" + UUID.randomUUID();
    }

    private static NewTeam teamOf(UserId owner) {
        return NewTeam.named("Acme").owner(Scene.person(owner));
    }

    @Test
    @DisplayName("who makes a team is its first member and owner, for good and by their own hand")
    default void teamCreatedByOwner() {
        Scene on = Scene.on(subject());

        Team team = on.team;
        assertThat(team.name()).isEqualTo("Acme");
        assertThat(team.status()).isEqualTo(TeamStatus.ACTIVE);
        assertThat(team.rev()).isEqualTo(1);
        assertThat(team.createdAt()).isEqualTo(on.clock.instant());
        assertThat(team.seats()).isNull();
        assertThat(on.muster.teams().get(on.ann, on.id())).isEqualTo(team);

        Member ann = on.get(on.ann);
        assertThat(ann.status()).isEqualTo(MemberStatus.ACTIVE);
        assertThat(ann.person().name()).isEqualTo("Ann");
        assertThat(ann.roles()).containsExactly(new RoleGrant(RoleId.of("owner"), null, ActorRef.user(on.annId)));
        assertThat(ann.rev()).isEqualTo(1);
        assertThat(ann.joinedAt()).isEqualTo(on.clock.instant());
    }

    @Test
    @DisplayName("a user makes a team for themselves only, and sets no seats")
    default void teamCreatedForOthers() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");

        on.refused(Reason.SYSTEM_ONLY, () -> on.muster.teams().create(on.ann, teamOf(ben)));
        on.refused(
                Reason.SYSTEM_ONLY,
                () -> on.muster.teams().create(Actor.user(ben), teamOf(ben).seats(5)));
        assertThat(on.muster.teams().of(Scene.SYSTEM, ben, Page.first()).items())
                .isEmpty();
    }

    @Test
    @DisplayName("a system actor makes a team for anybody, and limits its seats")
    default void teamCreatedBySystem() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");

        Team team = on.muster.teams().create(Scene.SYSTEM, teamOf(ben).seats(5));

        assertThat(team.seats()).isEqualTo(5);
        assertThat(on.muster.members().get(Actor.user(ben), team.id(), ben).roles())
                .containsExactly(new RoleGrant(RoleId.of("owner"), null, Scene.SYSTEM.ref()));
    }

    @Test
    @DisplayName("a team has an owner from the start")
    default void teamOwnerRequired() {
        Scene on = Scene.on(subject());
        on.invalid("owner", Code.REQUIRED, () -> on.muster.teams().create(on.ann, NewTeam.named("Acme")));
    }

    @Test
    @DisplayName("a team is found by the slug that it has now, by who is in it; any other text finds nothing")
    default void teamBySlug() {
        Scene on = Scene.on(subject());
        String slug = slug();
        TeamId id =
                on.muster.teams().create(on.ann, teamOf(on.annId).slug(slug)).id();

        assertThat(on.muster.teams().bySlug(on.ann, slug))
                .isEqualTo(on.muster.teams().get(on.ann, id));
        on.refused(Reason.TEAM_NOT_FOUND, () -> on.muster.teams().bySlug(Scene.stranger(), slug));
        for (String none : List.of(slug(), "", "No slug", slug + "\u0000", "\ud800", slug.toUpperCase(Locale.ROOT))) {
            on.refused(Reason.TEAM_NOT_FOUND, () -> on.muster.teams().bySlug(on.ann, none));
        }
        on.muster.teams().edit(on.ann, id, TeamEdit.of().slug(""));
        on.refused(Reason.TEAM_NOT_FOUND, () -> on.muster.teams().bySlug(on.ann, slug));
    }

    @Test
    @DisplayName("no two teams have the same slug, and a slug that is given up is free")
    default void teamSlugs() {
        Scene on = Scene.on(subject());
        String slug = slug();
        Team first = on.muster.teams().create(on.ann, teamOf(on.annId).slug(slug));
        assertThat(first.slug()).isEqualTo(slug);

        assertThat(on.refused(
                                Reason.SLUG_TAKEN,
                                () -> on.muster
                                        .teams()
                                        .create(on.ann, teamOf(on.annId).slug(slug)))
                        .details())
                .containsEntry("slug", slug);
        on.refused(
                Reason.SLUG_TAKEN,
                () -> on.muster.teams().edit(on.ann, on.id(), TeamEdit.of().slug(slug)));
        assertThat(on.muster
                        .teams()
                        .edit(on.ann, first.id(), TeamEdit.of().slug(slug).name("Still mine"))
                        .slug())
                .isEqualTo(slug);

        assertThat(on.muster
                        .teams()
                        .edit(on.ann, first.id(), TeamEdit.of().slug(""))
                        .slug())
                .isNull();
        assertThat(on.muster
                        .teams()
                        .edit(on.ann, on.id(), TeamEdit.of().slug(slug))
                        .slug())
                .isEqualTo(slug);
    }

    @Test
    @DisplayName("name, slug and attributes change in one change, and what is not named stays")
    default void teamEdited() {
        Scene on = Scene.on(subject());
        String slug = slug();
        on.muster.teams().edit(on.ann, on.id(), TeamEdit.of().attributes(Map.of("plan", "free", "since", "2020")));

        Team edited = on.muster
                .teams()
                .edit(
                        on.ann,
                        on.id(),
                        TeamEdit.of().name("Acme Ltd").slug(slug).attributes(Map.of("plan", "paid", "zone", "eu")));

        assertThat(edited.rev()).isEqualTo(3);
        assertThat(on.now()).isEqualTo(edited);
        TeamEvent event = on.last();
        assertThat(event.type()).isEqualTo(EventType.TEAM_EDITED);
        assertThat(event.rev()).isEqualTo(3);
        assertThat(event.actor()).isEqualTo(on.ann.ref());
        assertThat(event.changes())
                .containsExactlyInAnyOrder(
                        new FieldChange("name", "Acme", "Acme Ltd"),
                        new FieldChange("slug", null, slug),
                        new FieldChange("attributes.plan", "free", "paid"),
                        new FieldChange("attributes.since", "2020", null),
                        new FieldChange("attributes.zone", null, "eu"));

        Team renamed = on.muster.teams().edit(on.ann, on.id(), TeamEdit.of().name("Acme AG"));
        assertThat(renamed.slug()).isEqualTo(slug);
        assertThat(renamed.attributes()).isEqualTo(edited.attributes());
    }

    @Test
    @DisplayName("an edit that changes nothing is no change: no event, and the rev stays")
    default void teamEditedToTheSame() {
        Scene on = Scene.on(subject());
        Snapshot before = Snapshot.of(subject(), on.id());
        int heard = on.heard.size();

        assertThat(on.muster.teams().edit(on.ann, on.id(), TeamEdit.of())).isEqualTo(on.team);
        assertThat(on.muster
                        .teams()
                        .edit(
                                on.ann,
                                on.id(),
                                TeamEdit.of()
                                        .name("Acme")
                                        .slug("")
                                        .attributes(Map.of())
                                        .ifRev(1)))
                .isEqualTo(on.team);

        assertThat(Snapshot.of(subject(), on.id())).isEqualTo(before);
        assertThat(on.heard).hasSize(heard);
    }

    @Test
    @DisplayName("a lost update is refused where the rev that was seen is given")
    default void teamIfRev() {
        Scene on = Scene.on(subject());
        TeamEdit seen = TeamEdit.of().ifRev(on.now().rev());

        on.muster.teams().edit(on.ann, on.id(), seen.name("First"));
        assertThat(on.refused(Reason.STALE_REV, () -> on.muster.teams().edit(on.ann, on.id(), seen.name("Second")))
                        .details())
                .containsEntry("rev", "2");
        on.refused(Reason.STALE_REV, () -> on.muster.teams().edit(on.ann, on.id(), seen));
        assertThat(on.muster
                        .teams()
                        .edit(on.ann, on.id(), TeamEdit.of().ifRev(2).name("Third"))
                        .rev())
                .isEqualTo(3);
    }

    @Test
    @DisplayName("attributes have 50 keys and 8,192 bytes of UTF-8 at most, and a name 200 characters")
    default void teamBounds() {
        Scene on = Scene.on(subject());
        Map<String, String> keys51 = IntStream.range(0, 51).boxed().collect(Collectors.toMap(i -> "key" + i, i -> ""));
        on.invalid(
                "attributes",
                Code.TOO_MANY,
                () -> on.muster.teams().edit(on.ann, on.id(), TeamEdit.of().attributes(keys51)));
        on.invalid(
                "attributes",
                Code.TOO_LONG,
                () -> on.muster.teams().create(on.ann, teamOf(on.annId).attributes(Map.of("k", "ü".repeat(4_096)))));
        Map<String, String> full = Map.of("kk", "ü".repeat(4_095));
        assertThat(on.muster
                        .teams()
                        .edit(on.ann, on.id(), TeamEdit.of().attributes(full))
                        .attributes())
                .isEqualTo(full);

        String longest = "\uD83D\uDE00".repeat(200);
        assertThat(on.muster
                        .teams()
                        .edit(on.ann, on.id(), TeamEdit.of().name(longest))
                        .name())
                .isEqualTo(longest);
        on.invalid(
                "name",
                Code.TOO_LONG,
                () -> on.muster.teams().edit(on.ann, on.id(), TeamEdit.of().name(longest + "x")));
        assertThat(on.now().attributes()).isEqualTo(full);
    }
}
