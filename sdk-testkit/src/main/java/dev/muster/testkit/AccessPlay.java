package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.AccessControl;
import dev.muster.Muster;
import dev.muster.model.MemberEdit;
import dev.muster.model.NewGrant;
import dev.muster.model.NewMember;
import dev.muster.model.NewRole;
import dev.muster.model.PermissionCatalog;
import dev.muster.model.Plan;
import dev.muster.model.RoleCatalog;
import dev.muster.model.RoleEdit;
import dev.muster.model.RoleId;
import dev.muster.model.UserId;
import dev.muster.spi.Storage;
import dev.muster.testkit.NaiveAccess.PlainGrant;
import dev.muster.testkit.NaiveAccess.PlainMember;
import dev.muster.testkit.NaiveAccess.PlainRole;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A team of random roles and people, which changes at random, on two nodes and in the naive reference at once. */
final class AccessPlay {

    private final SplittableRandom random;
    private final Draw draw;
    private final NaiveAccess naive = new NaiveAccess();
    private final List<String> permissions = new ArrayList<>();
    private final List<UserId> users = new ArrayList<>();
    private final List<String> given = new ArrayList<>();
    private final Scene on;
    private final Muster other;
    private int made;

    AccessPlay(Storage storage, long seed) {
        this.random = new SplittableRandom(seed);
        this.draw = new Draw(random);
        PermissionCatalog catalog = PermissionCatalog.builtInOnly();
        int resources = 1 + random.nextInt(12);
        int actions = 1 + random.nextInt(9);
        for (int resource = 0; resource < resources; resource++) {
            for (int action = 0; action < actions; action++) {
                catalog = catalog.and("r" + resource + ":a" + action, "Something");
            }
        }
        catalog.permissions().forEach(permission -> permissions.add(permission.value()));
        naive.declared.addAll(permissions);
        RoleCatalog code = RoleCatalog.ownedBy("owner", "Owner");
        naive.roles.put("owner", new PlainRole(Set.of("*"), Set.of()));
        for (int i = random.nextInt(4); i >= 0; i--) {
            Set<String> patterns = draw.patterns(permissions);
            code = code.role("code" + i, "Code " + i, patterns.toArray(String[]::new));
            know("code" + i, patterns, Set.of());
        }
        PermissionCatalog all = catalog;
        RoleCatalog roles = code;
        this.on = Scene.on(storage, builder -> builder.permissions(all).roles(roles));
        this.other = on.another(builder -> builder.permissions(all).roles(roles));
        naive.members.put(on.annId.value(), new PlainMember(List.of(new PlainGrant("owner", null)), false));
        // One team in eight is read member by member: it is too big to be held as a whole.
        int people = random.nextInt(8) == 0 ? 205 : 5;
        for (int i = 0; i < people; i++) {
            users.add(Scene.user("u" + i));
        }
        if (people > 5) {
            users.forEach(this::join);
        }
    }

    private void join(UserId user) {
        on.muster.members().addMember(Scene.SYSTEM, on.id(), NewMember.of(Scene.person(user), "code0"));
        naive.members.put(user.value(), new PlainMember(List.of(new PlainGrant("code0", null)), false));
    }

    private void know(String role, Set<String> patterns, Set<String> includes) {
        naive.roles.put(role, new PlainRole(patterns, includes));
        given.add(role);
    }

    /** One change, or the passing of time. */
    void step() {
        switch (random.nextInt(10)) {
            case 0 -> on.clock.advance(Duration.ofMillis(random.nextInt(1_000_000)));
            case 1 -> makeRole();
            case 2 -> editRole();
            case 3 -> suspendTeam();
            case 4 -> suspend(draw.one(users));
            case 5 -> remove(draw.one(users));
            case 6 -> deleteRole();
            default -> give(draw.one(users));
        }
    }

    /** Asks so many questions, of both nodes. */
    void check(int questions) {
        long rev = on.now().rev();
        AccessControl others = random.nextBoolean()
                ? other.access().atLeast(rev)
                : other.access().fullyConsistent();
        for (int i = 0; i < questions; i++) {
            UserId user = random.nextInt(10) == 0 ? on.annId : draw.one(users);
            String permission = random.nextInt(20) == 0 ? "r0:undeclared" : draw.one(permissions);
            boolean expected = naive.can(user.value(), permission, on.clock.instant());
            assertThat(on.muster.access().can(user, on.id(), permission))
                    .as("%s on %s", permission, user)
                    .isEqualTo(expected);
            assertThat(others.can(user, on.id(), permission))
                    .as("%s on %s, as another node has it", permission, user)
                    .isEqualTo(expected);
        }
    }

    private void makeRole() {
        if (naive.teamSuspended) {
            return;
        }
        Set<String> patterns = draw.patterns(permissions);
        Set<String> includes = draw.some(ownRoles());
        NewRole role = NewRole.named("Role " + ++made)
                .permissions(patterns.toArray(String[]::new))
                .includes(includes.toArray(String[]::new));
        know(on.muster.roles().make(Scene.SYSTEM, on.id(), role).id().value(), patterns, includes);
    }

    private void editRole() {
        List<String> own = ownRoles();
        if (!own.isEmpty() && !naive.teamSuspended) {
            String role = draw.one(own);
            Set<String> patterns = draw.patterns(permissions);
            // Only roles that are older, so that none comes to include itself.
            Set<String> includes = draw.some(own.subList(0, own.indexOf(role)));
            RoleEdit edit = RoleEdit.of()
                    .permissions(patterns.toArray(String[]::new))
                    .includes(includes.toArray(String[]::new));
            on.muster.roles().edit(Scene.SYSTEM, on.id(), RoleId.of(role), edit);
            naive.roles.put(role, new PlainRole(patterns, includes));
        }
    }

    /** Whoever has it gets another one instead; of two ends of that one the later counts. */
    private void deleteRole() {
        List<String> free = ownRoles().stream().filter(this::isIncludedNowhere).toList();
        if (free.isEmpty() || naive.teamSuspended) {
            return;
        }
        String role = draw.one(free);
        String replacement =
                draw.one(given.stream().filter(other -> !other.equals(role)).toList());
        if (random.nextBoolean()) {
            on.muster.roles().delete(Scene.SYSTEM, on.id(), RoleId.of(role), RoleId.of(replacement));
        } else {
            Plan plan = Plan.delete(RoleId.of(role), RoleId.of(replacement));
            on.muster.roles().apply(Scene.SYSTEM, on.muster.roles().preview(Scene.SYSTEM, on.id(), plan));
        }
        given.remove(role);
        naive.roles.remove(role);
        naive.members.replaceAll((user, member) -> replaced(member, role, replacement));
    }

    private boolean isIncludedNowhere(String role) {
        return naive.roles.values().stream().noneMatch(other -> other.includes().contains(role));
    }

    private static PlainMember replaced(PlainMember member, String role, String replacement) {
        List<PlainGrant> grants = member.grants().stream()
                .map(grant -> grant.role().equals(role) ? new PlainGrant(replacement, grant.until()) : grant)
                .toList();
        return new PlainMember(grants, member.suspended());
    }

    private List<String> ownRoles() {
        return given.stream().filter(role -> !role.startsWith("code")).toList();
    }

    private void suspendTeam() {
        if (naive.teamSuspended) {
            on.muster.teams().resume(Scene.SYSTEM, on.id());
        } else if (random.nextInt(3) == 0) {
            on.muster.teams().suspend(Scene.SYSTEM, on.id());
        } else {
            return;
        }
        naive.teamSuspended = !naive.teamSuspended;
    }

    private void suspend(UserId user) {
        PlainMember member = naive.members.get(user.value());
        if (member != null && !naive.teamSuspended) {
            if (member.suspended()) {
                on.muster.members().resume(Scene.SYSTEM, on.id(), user);
            } else {
                on.muster.members().suspend(Scene.SYSTEM, on.id(), user);
            }
            naive.members.put(user.value(), new PlainMember(member.grants(), !member.suspended()));
        }
    }

    private void remove(UserId user) {
        if (naive.members.remove(user.value()) != null) {
            on.muster.members().remove(Scene.SYSTEM, on.id(), user);
        }
    }

    private void give(UserId user) {
        if (naive.teamSuspended) {
            return;
        }
        List<PlainGrant> grants = new ArrayList<>();
        for (String role : new TreeSet<>(List.of(draw.one(given), draw.one(given), draw.one(given)))) {
            @Nullable
            Instant until = random.nextBoolean() ? null : on.clock.instant().plusMillis(1 + random.nextInt(1_000_000));
            grants.add(new PlainGrant(role, until));
        }
        List<NewGrant> asked = grants.stream()
                .map(grant -> grant.until() == null
                        ? NewGrant.of(grant.role()).withoutEnd()
                        : NewGrant.of(grant.role()).until(grant.until()))
                .toList();
        PlainMember before = naive.members.get(user.value());
        if (before == null) {
            join(user);
        }
        on.muster.members().edit(Scene.SYSTEM, on.id(), user, MemberEdit.of().grants(asked));
        naive.members.put(user.value(), new PlainMember(grants, before != null && before.suspended()));
    }
}
