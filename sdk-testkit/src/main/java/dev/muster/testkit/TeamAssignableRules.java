package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Actor;
import dev.muster.model.MemberEdit;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewGrant;
import dev.muster.model.NewRole;
import dev.muster.model.Role;
import dev.muster.model.RoleCatalog;
import dev.muster.model.RoleId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;

/** The drop-down of roles where teams make their own, which include each other and retire. */
interface TeamAssignableRules extends RulesPart {

    /**
     * A role to be made.
     *
     * @param includes earlier ones, as places counted from 0
     */
    record Spec(Set<String> permissions, Set<Integer> includes, boolean retired, boolean held) {}

    @Provide
    default Arbitrary<List<Spec>> teamRoles() {
        Arbitrary<Set<String>> permissions =
                Arbitraries.of(AssignableRules.PATTERNS).set().ofMaxSize(2);
        Arbitrary<Set<Integer>> includes =
                Arbitraries.integers().between(0, 5).set().ofMaxSize(2);
        return Combinators.combine(
                        permissions, includes, Arbitraries.of(true, false, false), Arbitraries.of(true, false))
                .as(Spec::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    @Label("a team's own role is offered to somebody exactly if there is a call by which they give it")
    default void assignableOwnRoles(@ForAll("teamRoles") List<Spec> specs, @ForAll("rights") Set<String> rights) {
        Set<String> holds = new TreeSet<>(rights);
        holds.add("members:read");
        RoleCatalog host = Scene.ROLES.role("host", "Host", holds.toArray(String[]::new));
        Scene on = Scene.on(subject(), builder -> builder.roles(host));
        List<Role> made = made(on, specs);
        List<NewGrant> grants = new ArrayList<>(List.of(NewGrant.of("host")));
        for (int i = 0; i < specs.size(); i++) {
            if (specs.get(i).held()) {
                holds.addAll(reached(specs, i));
                grants.add(NewGrant.of(made.get(i).id()));
            }
        }
        Actor holder = on.joined("holder", "host");
        on.muster
                .members()
                .edit(Scene.SYSTEM, on.id(), Scene.idOf(holder), MemberEdit.of().grants(grants));
        for (int i = 0; i < specs.size(); i++) {
            if (specs.get(i).retired()) {
                on.muster.roles().retire(Scene.SYSTEM, on.id(), made.get(i).id());
            }
        }

        Set<RoleId> offered = on.muster.roles().assignableRoles(holder, on.id()).stream()
                .map(Role::id)
                .collect(Collectors.toSet());

        RoleGiver giver = new RoleGiver(on, holder);
        for (int i = 0; i < specs.size(); i++) {
            RoleId role = made.get(i).id();
            boolean accepted = false;
            for (String right : RoleGiver.RIGHTS) {
                Reason expected =
                        AssignableRules.covers(holds, right) ? refusal(specs, i, holds) : Reason.PERMISSION_MISSING;
                assertThat(giver.give(right, role))
                        .as("%s of %s by %s", i, specs, right)
                        .isEqualTo(expected);
                accepted |= expected == null;
            }
            assertThat(offered.contains(role)).as("%s of %s", i, specs).isEqualTo(accepted);
        }
    }

    private static @Nullable Reason refusal(List<Spec> specs, int place, Set<String> holds) {
        boolean within = reached(specs, place).stream().allMatch(pattern -> AssignableRules.covers(holds, pattern));
        if (!within) {
            return Reason.CEILING_EXCEEDED;
        }
        return specs.get(place).retired() ? Reason.ROLE_RETIRED : null;
    }

    private static List<Role> made(Scene on, List<Spec> specs) {
        List<Role> made = new ArrayList<>();
        for (Spec spec : specs) {
            Set<RoleId> includes = spec.includes().stream()
                    .filter(place -> place < made.size())
                    .map(place -> made.get(place).id())
                    .collect(Collectors.toSet());
            NewRole role = NewRole.named("Role " + made.size())
                    .permissions(spec.permissions().toArray(String[]::new))
                    .includes(includes);
            made.add(on.muster.roles().make(Scene.SYSTEM, on.id(), role));
        }
        return made;
    }

    /** All patterns of a role, by walking down. */
    private static Set<String> reached(List<Spec> specs, int place) {
        Set<String> reached = new TreeSet<>(specs.get(place).permissions());
        specs.get(place).includes().stream()
                .filter(included -> included < place)
                .forEach(included -> reached.addAll(reached(specs, included)));
        return reached;
    }
}
