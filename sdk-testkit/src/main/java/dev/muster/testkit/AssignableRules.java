package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Actor;
import dev.muster.model.MemberEdit;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewGrant;
import dev.muster.model.NewInvite;
import dev.muster.model.Role;
import dev.muster.model.RoleCatalog;
import dev.muster.model.RoleId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    @Label("a role is offered to somebody exactly if an invite with it, for good, is accepted from them")
    default void assignableOfferedIffAccepted(
            @ForAll("catalogues") List<Set<String>> catalogue, @ForAll("holds") List<Hold> holds) {
        RoleCatalog roles = Scene.ROLES.role("host", "Host", "members:read", "members:invite");
        for (int i = 0; i < catalogue.size(); i++) {
            roles = roles.role("role" + i, "Role " + i, catalogue.get(i).toArray(String[]::new));
        }
        RoleCatalog catalog = roles;
        Scene on = Scene.on(subject(), builder -> builder.roles(catalog));
        Actor holder = on.joined("holder", "host");
        hold(on, holder, catalogue.size(), holds);

        Set<RoleId> offered = on.muster.roles().assignableRoles(holder, on.id()).stream()
                .map(Role::id)
                .collect(Collectors.toSet());

        for (Role role : on.muster.roles().list(holder, on.id())) {
            boolean expected = !role.owner() && within(role, catalogue, holds);
            assertThat(offered.contains(role.id())).as("%s to %s", role, holds).isEqualTo(expected);
            assertThat(accepted(on, holder, role)).as("%s from %s", role, holds).isEqualTo(expected);
        }
    }

    /** By what is held for good, the host role included. */
    private static boolean within(Role role, List<Set<String>> catalogue, List<Hold> holds) {
        List<String> own = new ArrayList<>(List.of("members:read", "members:invite"));
        holds.stream()
                .filter(hold -> hold.hours() == null && hold.role() < catalogue.size())
                .forEach(hold -> own.addAll(catalogue.get(hold.role())));
        return role.permissions().stream()
                .allMatch(pattern -> own.stream().anyMatch(has -> wider(has, pattern.value())));
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

    private static boolean accepted(Scene on, Actor holder, Role role) {
        try {
            NewInvite invite = NewInvite.to(Scene.address(Scene.user("new")))
                    .role(role.id().value());
            on.muster.invites().send(holder, on.id(), invite);
            return true;
        } catch (MusterException e) {
            assertThat(e.reason()).isEqualTo(role.owner() ? Reason.OWNER_ONLY : Reason.CEILING_EXCEEDED);
            return false;
        }
    }

    /** Whether one wildcard is equal to another or wider, by comparing their segments. */
    static boolean wider(String wide, String narrow) {
        String[] left = (wide.equals("*") ? "*:*" : wide).split(":", -1);
        String[] right = (narrow.equals("*") ? "*:*" : narrow).split(":", -1);
        return (left[0].equals("*") || left[0].equals(right[0])) && (left[1].equals("*") || left[1].equals(right[1]));
    }
}
