package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Actor;
import dev.muster.model.MemberEdit;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewGrant;
import dev.muster.model.Role;
import dev.muster.model.RoleCatalog;
import dev.muster.model.RoleId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
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

/** The drop-down of roles offers what is accepted, and only that. */
interface AssignableRules extends RulesPart {

    List<String> PATTERNS = List.of(
            "invoice:read", "invoice:approve", "invoice:*", "*:read", "*:approve", "members:read", "history:read", "*");

    /** Hours that a grant lasts from now on; null for good. */
    record Hold(int role, @Nullable Integer hours) {}

    @Provide
    default Arbitrary<List<Set<String>>> catalogues() {
        return Arbitraries.of(PATTERNS).set().ofMaxSize(3).list().ofMinSize(1).ofMaxSize(6);
    }

    @Provide
    default Arbitrary<List<Hold>> holds() {
        Arbitrary<Integer> roles = Arbitraries.integers().between(0, 5);
        Arbitrary<@Nullable Integer> hours = Arbitraries.of(-1, 1, 24).injectNull(0.5);
        return Combinators.combine(roles, hours)
                .as(Hold::new)
                .list()
                .ofMaxSize(3)
                .uniqueElements(Hold::role);
    }

    @Provide
    default Arbitrary<Set<String>> rights() {
        return Arbitraries.of(RoleGiver.RIGHTS).set();
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    @Label("a role is offered to somebody exactly if there is a call by which they give it, for good")
    default void assignableOfferedIffAccepted(
            @ForAll("catalogues") List<Set<String>> catalogue,
            @ForAll("holds") List<Hold> holds,
            @ForAll("rights") Set<String> rights) {
        List<String> host = new ArrayList<>(rights);
        host.add("members:read");
        RoleCatalog roles = Scene.ROLES.role("host", "Host", host.toArray(String[]::new));
        for (int i = 0; i < catalogue.size(); i++) {
            roles = roles.role("role" + i, "Role " + i, catalogue.get(i).toArray(String[]::new));
        }
        RoleCatalog catalog = roles;
        Scene on = Scene.on(subject(), builder -> builder.roles(catalog));
        Actor holder = on.joined("holder", "host");
        hold(on, holder, catalogue.size(), holds);
        List<String> forGood = held(host, catalogue, holds, hold -> hold.hours() == null);
        List<String> present = held(host, catalogue, holds, hold -> hold.hours() == null || hold.hours() > 0);

        Set<RoleId> offered = on.muster.roles().assignableRoles(holder, on.id()).stream()
                .map(Role::id)
                .collect(Collectors.toSet());

        RoleGiver giver = new RoleGiver(on, holder);
        for (Role role : on.muster.roles().list(holder, on.id())) {
            boolean accepted = false;
            for (String right : RoleGiver.RIGHTS) {
                Reason expected = covers(present, right) ? refusal(role, forGood) : Reason.PERMISSION_MISSING;
                assertThat(giver.give(right, role.id()))
                        .as("%s by %s to %s", role, right, holds)
                        .isEqualTo(expected);
                accepted |= expected == null;
            }
            assertThat(offered.contains(role.id())).as("%s to %s", role, holds).isEqualTo(accepted);
        }
    }

    private static @Nullable Reason refusal(Role role, List<String> forGood) {
        if (role.owner()) {
            return Reason.OWNER_ONLY;
        }
        boolean within = role.permissions().stream().allMatch(pattern -> covers(forGood, pattern.value()));
        return within ? null : Reason.CEILING_EXCEEDED;
    }

    /** By those of the holds, and by the host role. */
    private static List<String> held(
            List<String> host, List<Set<String>> catalogue, List<Hold> holds, Predicate<Hold> which) {
        List<String> held = new ArrayList<>(host);
        holds.stream()
                .filter(which)
                .filter(hold -> hold.role() < catalogue.size())
                .forEach(hold -> held.addAll(catalogue.get(hold.role())));
        return held;
    }

    private static void hold(Scene on, Actor holder, int roles, List<Hold> holds) {
        Instant now = on.clock.instant();
        List<NewGrant> grants = new ArrayList<>(List.of(NewGrant.of("host")));
        for (Hold hold : holds) {
            if (hold.role() < roles) {
                Integer hours = hold.hours();
                // One that has ended is given while it lasts: an hour is let pass below.
                grants.add(NewGrant.of("role" + hold.role())
                        .until(hours == null ? null : now.plus(Duration.ofHours(2L + hours))));
            }
        }
        on.muster
                .members()
                .edit(Scene.SYSTEM, on.id(), Scene.idOf(holder), MemberEdit.of().grants(grants));
        on.clock.advance(Duration.ofHours(2));
    }

    /** Whether one of these is equal to that or wider. */
    static boolean covers(Collection<String> held, String pattern) {
        return held.stream().anyMatch(has -> wider(has, pattern));
    }

    /** By comparing their segments. */
    private static boolean wider(String wide, String narrow) {
        String[] left = (wide.equals("*") ? "*:*" : wide).split(":", -1);
        String[] right = (narrow.equals("*") ? "*:*" : narrow).split(":", -1);
        return (left[0].equals("*") || left[0].equals(right[0])) && (left[1].equals("*") || left[1].equals(right[1]));
    }
}
