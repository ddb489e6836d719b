package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.model.Domains;
import dev.muster.model.Team;
import dev.muster.model.TeamId;
import dev.muster.model.TeamStatus;
import dev.muster.spi.Storage.TransientConflict;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rows of teams, and their slugs. */
interface TeamContract extends ContractPart {

    @Test
    @DisplayName("a team comes back as it was inserted, with every optional field absent")
    default void plainTeam() {
        Bench on = new Bench(this);
        Team team = Sample.team(Sample.teamId());
        on.insert(team);
        assertThat(on.find(team.id())).isEqualTo(team);
    }

    @Test
    @DisplayName("a team comes back as it was inserted, with every field in use and all of Unicode in them")
    default void fullTeam() {
        Bench on = new Bench(this);
        Team team = Sample.fullTeam(Sample.teamId());
        on.insert(team);
        assertThat(on.find(team.id())).isEqualTo(team);
    }

    @Test
    @DisplayName("an update writes name, slug, status, seats and attributes, and leaves the rest to the touch")
    default void teamUpdate() {
        Bench on = new Bench(this);
        Team before = Sample.team(Sample.teamId());
        on.insert(before);
        String slug = Sample.slug();
        Domains domains = Domains.only("example.com", "xn--bcher-kva.example").refusing("example.net");
        Map<String, String> attributes = Map.of("plan", "🦊");
        on.change(
                before.id(),
                Sample.at(3),
                tx -> tx.teams()
                        .update(new Team(
                                before.id(),
                                "Renamed",
                                slug,
                                TeamStatus.SUSPENDED,
                                7,
                                domains,
                                attributes,
                                Sample.at(1_000),
                                Sample.at(2_000),
                                77)));
        assertThat(on.find(before.id()))
                .isEqualTo(new Team(
                        before.id(),
                        "Renamed",
                        slug,
                        TeamStatus.SUSPENDED,
                        7,
                        domains,
                        attributes,
                        before.createdAt(),
                        Sample.at(3),
                        2));
    }

    @Test
    @DisplayName("an update can take optional fields away again")
    default void updateTakesAway() {
        Bench on = new Bench(this);
        Team full = Sample.fullTeam(Sample.teamId());
        on.insert(full);
        on.change(full.id(), tx -> tx.teams().update(full.tombstone()));
        Team left = on.team(full.id());
        assertThat(left.slug()).isNull();
        assertThat(left.seats()).isNull();
        assertThat(left.attributes()).isEmpty();
        assertThat(left.status()).isEqualTo(TeamStatus.DELETED);
    }

    @Test
    @DisplayName("a team's id is taken once: inserting it again conflicts and changes nothing")
    default void idIsTakenOnce() {
        Bench on = new Bench(this);
        Team team = Sample.team(Sample.teamId());
        on.insert(team);
        assertThatThrownBy(() -> on.insert(Sample.team(team.id(), "Another", null)))
                .isInstanceOf(TransientConflict.class);
        assertThat(on.find(team.id())).isEqualTo(team);
    }

    @Test
    @DisplayName("a slug leads to its team, across teams and from within a change of any")
    default void slugLeadsToTeam() {
        Bench on = new Bench(this);
        String slug = Sample.slug();
        TeamId team = Sample.teamId();
        assertThat(withSlug(on, Sample.teamId(), slug)).isNull();
        on.insert(Sample.team(team, "Team", slug));
        assertThat(withSlug(on, Sample.teamId(), slug)).isEqualTo(team);
        assertThat(withSlug(on, on.newTeam(), slug)).isEqualTo(team);
        assertThat(withSlug(on, team, slug)).isEqualTo(team);
        assertThat(withSlug(on, team, slug.substring(0, 9))).isNull();
        assertThat(on.storage().<@Nullable TeamId>scan(scanner -> scanner.withSlug(slug)))
                .isEqualTo(team);
        assertThat(on.storage().<@Nullable TeamId>scan(scanner -> scanner.withSlug(Sample.slug())))
                .isNull();
    }

    private static @Nullable TeamId withSlug(Bench on, TeamId inChangeOf, String slug) {
        return on.storage()
                .<@Nullable TeamId>change(
                        inChangeOf, Sample.T0, tx -> tx.teams().withSlug(slug));
    }

    @Test
    @DisplayName("no two teams have one slug, neither by insert nor by update")
    default void slugIsUnique() {
        Bench on = new Bench(this);
        String slug = Sample.slug();
        on.insert(Sample.team(Sample.teamId(), "First", slug));
        TeamId second = Sample.teamId();
        assertThatThrownBy(() -> on.insert(Sample.team(second, "Second", slug))).isInstanceOf(TransientConflict.class);
        assertThat(on.find(second)).isNull();

        TeamId third = on.newTeam();
        assertThatThrownBy(() -> on.change(third, tx -> tx.teams().update(Sample.team(third, "Third", slug))))
                .isInstanceOf(TransientConflict.class);
        assertThat(on.find(third)).isEqualTo(Sample.team(third));
    }

    @Test
    @DisplayName("any number of teams have no slug")
    default void noSlugIsNoKey() {
        Bench on = new Bench(this);
        assertThat(on.team(on.newTeam()).slug()).isNull();
        assertThat(on.team(on.newTeam()).slug()).isNull();
    }

    @Test
    @DisplayName("a team keeps its slug over updates, and a slug that is given up is free again")
    default void slugIsFreeAgain() {
        Bench on = new Bench(this);
        String slug = Sample.slug();
        TeamId first = Sample.teamId();
        on.insert(Sample.team(first, "First", slug));
        on.change(first, tx -> tx.teams().update(Sample.team(first, "Renamed", slug)));
        assertThat(on.team(first).slug()).isEqualTo(slug);

        on.change(first, tx -> tx.teams().update(Sample.team(first, "Renamed", Sample.slug())));
        TeamId second = Sample.teamId();
        on.insert(Sample.team(second, "Second", slug));
        on.change(second, tx -> tx.teams().update(Sample.team(second).tombstone()));
        on.insert(Sample.team(Sample.teamId(), "Third", slug));
    }
}
