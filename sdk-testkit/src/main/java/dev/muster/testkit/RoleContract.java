package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.model.RoleId;
import dev.muster.model.RoleStatus;
import dev.muster.model.TeamId;
import dev.muster.spi.Storage.TransientConflict;
import dev.muster.spi.StoredRole;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The roles of teams' own. */
interface RoleContract extends ContractPart {

    private static StoredRole role(TeamId team, String name) {
        return new StoredRole(
                team, RoleId.of(UUID.randomUUID().toString()), name, null, Set.of(), Set.of(), RoleStatus.ACTIVE, 2);
    }

    private static StoredRole named(StoredRole role, String name) {
        return new StoredRole(
                role.team(),
                role.id(),
                name,
                role.description(),
                role.permissions(),
                role.includes(),
                role.status(),
                role.rev());
    }

    private static List<StoredRole> all(Bench on, TeamId team) {
        return on.read(team, r -> r.roles().all());
    }

    private static void insert(Bench on, StoredRole... roles) {
        on.change(roles[0].team(), tx -> List.of(roles).forEach(tx.roles()::insert));
    }

    @Test
    @DisplayName(
            "a role comes back as it was inserted, be it bare or with every field in use and all of Unicode in them")
    default void roleComesBack() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        assertThat(all(on, team)).isEmpty();
        StoredRole bare = role(team, "Bare");
        StoredRole full = new StoredRole(
                team,
                RoleId.of("\u00DCber 🦊"),
                Sample.WILD,
                Sample.WILD,
                Set.of("invoice:read", "invoice:*", "\u0130:not one", "*"),
                Set.of(Sample.ADMIN, RoleId.of("\u00DCber \"🦊\"")),
                RoleStatus.RETIRED,
                9_007_199_254_740_993L);
        insert(on, bare, full);
        assertThat(all(on, team)).containsExactlyInAnyOrder(bare, full);
        assertThat(on.<List<StoredRole>>decide(team, tx -> tx.roles().all())).containsExactlyInAnyOrder(bare, full);
    }

    @Test
    @DisplayName("an update writes all of a role, and a deleted one is gone")
    default void roleUpdateAndDelete() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        StoredRole kept = role(team, "Kept");
        StoredRole before = role(team, "Before");
        insert(on, kept, before);
        StoredRole after = new StoredRole(
                team, before.id(), "After", "Why", Set.of("a:b"), Set.of(kept.id()), RoleStatus.RETIRED, 3);
        on.change(team, tx -> tx.roles().update(after));
        assertThat(all(on, team)).containsExactlyInAnyOrder(kept, after);
        on.change(team, tx -> tx.roles().update(before));
        assertThat(all(on, team)).containsExactlyInAnyOrder(kept, before);

        on.change(team, tx -> tx.roles().delete(before.id()));
        assertThat(all(on, team)).containsExactly(kept);
        insert(on, role(team, "BEFORE"));
    }

    @Test
    @DisplayName("no two roles of a team have one id, or one name but for case; other teams may have both")
    default void roleNameIsUnique() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        StoredRole role = role(team, "Support \u00C9quipe");
        StoredRole other = role(team, "Other");
        insert(on, role, other);
        conflicts(on, team, tx -> insert(on, role(team, "SUPPORT \u00E9quipe")));
        conflicts(on, team, tx -> insert(on, named(role, "Free")));
        conflicts(on, team, tx -> on.change(team, t -> t.roles().update(named(other, "support \u00C9QUIPE"))));
        on.change(team, tx -> tx.roles().update(named(role, "SUPPORT \u00C9QUIPE")));

        TeamId elsewhere = on.newTeam();
        StoredRole same =
                new StoredRole(elsewhere, role.id(), role.name(), null, Set.of(), Set.of(), RoleStatus.ACTIVE, 2);
        insert(on, same);
        assertThat(all(on, elsewhere)).containsExactly(same);
    }

    @Test
    @DisplayName("a role that is not there, or is another team's, cannot be updated or deleted")
    default void roleOfAnotherTeam() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        TeamId elsewhere = on.newTeam();
        StoredRole foreign = role(elsewhere, "Foreign");
        insert(on, foreign);
        StoredRole here = new StoredRole(team, foreign.id(), "Here", null, Set.of(), Set.of(), RoleStatus.ACTIVE, 2);
        conflicts(on, team, tx -> on.change(team, t -> t.roles().update(here)));
        conflicts(on, team, tx -> on.change(team, t -> t.roles().delete(foreign.id())));
        assertThatThrownBy(() -> on.change(team, tx -> tx.roles().insert(role(elsewhere, "Wrong"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(all(on, elsewhere)).containsExactly(foreign);
    }

    private static void conflicts(Bench on, TeamId team, Consumer<Bench> change) {
        List<StoredRole> before = all(on, team);
        assertThatThrownBy(() -> change.accept(on)).isInstanceOf(TransientConflict.class);
        assertThat(all(on, team)).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    @DisplayName("clearing a team deletes its roles and no other team's")
    default void rolesAreCleared() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        StoredRole elsewhere = role(on.newTeam(), "Role");
        insert(on, role(team, "Role"));
        insert(on, elsewhere);
        on.change(team, tx -> tx.teams().clear());
        assertThat(all(on, team)).isEmpty();
        assertThat(all(on, elsewhere.team())).containsExactly(elsewhere);
    }

    @Test
    @DisplayName("changes that each look and add a role see those that were added before, the team's first one too")
    default void addedAfterLooking() throws Exception {
        Bench on = new Bench(this);
        for (int round = 0; round < Race.rounds(); round++) {
            TeamId team = on.newTeam();
            List<Integer> seen = Race.together(
                    4,
                    () -> on.insist(team, tx -> {
                        int before = tx.roles().all().size();
                        tx.roles().insert(role(team, UUID.randomUUID().toString()));
                        return before;
                    }));
            assertThat(seen).containsExactlyInAnyOrder(0, 1, 2, 3);
        }
    }
}
