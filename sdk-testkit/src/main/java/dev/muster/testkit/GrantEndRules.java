package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.AccessControl;
import dev.muster.Muster;
import dev.muster.model.Actor;
import dev.muster.model.EventType;
import dev.muster.model.ExpiringGrant;
import dev.muster.model.FieldChange;
import dev.muster.model.InvalidValueException.Code;
import dev.muster.model.MemberEdit;
import dev.muster.model.NewGrant;
import dev.muster.model.Page;
import dev.muster.model.Permission;
import dev.muster.model.RoleGrant;
import dev.muster.model.RoleId;
import dev.muster.model.Slice;
import dev.muster.model.TeamEdit;
import dev.muster.model.TeamEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Grants that end. */
interface GrantEndRules extends RulesPart {

    private static Actor until(Scene on, String name, Instant end) {
        Actor actor = on.joined(name, "member");
        List<NewGrant> grants =
                List.of(NewGrant.of("member"), NewGrant.of("accountant").until(end));
        on.muster
                .members()
                .edit(on.ann, on.id(), Scene.idOf(actor), MemberEdit.of().grants(grants));
        return actor;
    }

    private static List<TeamEvent> ended(Scene on) {
        return on.history().stream()
                .filter(event -> event.type() == EventType.GRANT_ENDED)
                .toList();
    }

    @Test
    @DisplayName("a grant counts until the millisecond it ends, whether or not anything has cleared it away")
    default void endWithoutJob() {
        Scene on = Scene.on(subject());
        Instant end = on.clock.instant().plus(Duration.ofHours(1));
        Actor ben = until(on, "ben", end);
        Permission approve = Permission.of("invoice:approve");
        on.clock.set(end.minusMillis(1));
        assertThat(on.muster.access().can(Scene.idOf(ben), on.id(), approve)).isTrue();
        on.clock.set(end);
        assertThat(on.muster.access().can(Scene.idOf(ben), on.id(), approve)).isFalse();
        assertThat(on.get(ben).roles()).hasSize(2);
    }

    @Test
    @DisplayName("the due work clears away what has ended, once, as a change with its event, and nothing else")
    default void endIsTold() {
        Scene on = Scene.on(subject());
        Instant end = on.clock.instant().plus(Duration.ofHours(1));
        Actor ben = until(on, "ben", end);
        until(on, "cat", end.plusMillis(1));
        on.muster.runDueWork();
        assertThat(ended(on)).isEmpty();

        on.clock.set(end);
        long rev = on.now().rev();
        on.muster.runDueWork();
        on.muster.runDueWork();

        assertThat(on.now().rev()).isEqualTo(rev + 1);
        assertThat(ended(on)).singleElement().satisfies(event -> {
            assertThat(event.user()).isEqualTo(Scene.idOf(ben));
            assertThat(event.at()).isEqualTo(end);
            assertThat(event.changes())
                    .containsExactly(new FieldChange("roles", "member, accountant until " + end, "member"));
        });
        assertThat(on.get(ben).roles()).extracting(RoleGrant::role).containsExactly(RoleId.of("member"));
        assertThat(on.get(ben).rev()).isEqualTo(rev + 1);
    }

    @Test
    @DisplayName(
            "who held nothing else stays a member without a role, also in a suspended team, and no policy is asked")
    default void endOfLastRole() {
        Scene on = Scene.on(
                subject(),
                builder -> builder.policy(
                        event -> event.type() == EventType.GRANT_ENDED ? Optional.of("no") : Optional.empty()));
        Instant end = on.clock.instant().plus(Duration.ofHours(1));
        Actor ben = on.joined("ben", "member");
        List<NewGrant> only = List.of(NewGrant.of("member").until(end));
        on.muster
                .members()
                .edit(on.ann, on.id(), Scene.idOf(ben), MemberEdit.of().grants(only));
        on.muster.teams().suspend(Scene.SYSTEM, on.id());
        on.clock.set(end);
        on.muster.runDueWork();
        assertThat(on.get(ben).roles()).isEmpty();
        on.muster.teams().resume(Scene.SYSTEM, on.id());
        MemberEdit again = MemberEdit.of().roles("success");
        assertThat(on.muster
                        .members()
                        .edit(on.ann, on.id(), Scene.idOf(ben), again)
                        .roles())
                .hasSize(1);
    }

    @Test
    @DisplayName("race: however many nodes look for it, an end is told once for each grant")
    default void raceEnds() throws Exception {
        for (int round = 0; round < Race.rounds(); round++) {
            Meeting meeting = new Meeting();
            Scene on = Scene.on(new MeetingStorage(subject(), meeting));
            on.clock.advance(Duration.ofDays(1_000 + round));
            on.muster.runDueWork(); // what other tests have left
            Instant end = on.clock.instant().plus(Duration.ofHours(1));
            for (int i = 0; i < 3; i++) {
                until(on, "m" + i, end);
            }
            List<TeamEvent> heard = new CopyOnWriteArrayList<>();
            Muster one = on.another(builder -> builder.listener(heard::add));
            Muster other = on.another(builder -> builder.listener(heard::add));
            on.clock.set(end);
            meeting.expect();
            Race.together(List.of(one::runDueWork, other::runDueWork));
            assertThat(ended(on)).extracting(TeamEvent::user).hasSize(3).doesNotHaveDuplicates();
            assertThat(heard).filteredOn(event -> event.team().equals(on.id())).hasSize(3);
        }
    }

    @Test
    @DisplayName("what ends soon is listed page by page, the next end first, and what has ended is not")
    default void endsSoon() {
        Scene on = Scene.on(subject());
        Instant now = on.clock.instant();
        List<Actor> order = new ArrayList<>();
        for (int hours : new int[] {5, 1, 3, 2, 4}) {
            order.add(until(on, "m" + hours, now.plus(Duration.ofHours(hours))));
        }
        on.clock.advance(Duration.ofHours(1));

        List<String> names = new ArrayList<>();
        Page page = Page.first().size(2);
        Slice<ExpiringGrant> slice;
        do {
            slice = on.muster.members().expiring(on.ann, on.id(), Duration.ofHours(3), page);
            slice.items().forEach(one -> names.add(one.name()));
            page = page.after(slice.next());
        } while (slice.next() != null);

        assertThat(names).containsExactly("m2", "m3", "m4");
        ExpiringGrant first = on.muster
                .members()
                .expiring(on.ann, on.id(), Duration.ofDays(1), Page.first())
                .items()
                .get(0);
        assertThat(first.grant())
                .isEqualTo(new RoleGrant(RoleId.of("accountant"), now.plus(Duration.ofHours(2)), on.ann.ref()));
        assertThat(first.user()).isEqualTo(Scene.idOf(order.get(3)));
        assertThat(on.muster
                        .members()
                        .expiring(on.ann, on.id(), ChronoUnit.FOREVER.getDuration(), Page.first())
                        .items())
                .as("whenever it is")
                .hasSize(4);
        on.invalid(
                "within",
                Code.OUT_OF_RANGE,
                () -> on.muster.members().expiring(on.ann, on.id(), Duration.ofHours(-1), Page.first()));
    }

    @Test
    @DisplayName("what had ended by the time of the team's last change stays ended, also for a clock that is behind")
    default void clockBehind() {
        for (boolean here : new boolean[] {true, false}) {
            Scene on = Scene.on(subject());
            Muster other = on.another(builder -> builder);
            Actor ben = until(on, "ben", on.clock.instant().plus(Duration.ofHours(2)));
            assertThat(mayApprove(on, on.muster, ben)).isTrue();
            assertThat(mayApprove(on, other, ben)).isTrue();
            on.clock.advance(Duration.ofHours(3));
            rename(on, here ? on.muster : other);
            on.clock.advance(Duration.ofHours(-2));
            assertThat(mayApprove(on, on.muster, ben)).as("here %s", here).isFalse();
            assertThat(mayApprove(on, other, ben)).as("there %s", here).isFalse();

            Actor cem = until(on, "cem", on.clock.instant().plus(Duration.ofHours(3)));
            assertThat(mayApprove(on, on.muster, cem)).isTrue();
            on.clock.advance(Duration.ofHours(5));
            rename(on, other);
            on.clock.advance(Duration.ofHours(-5));
            rename(on, on.muster);
            assertThat(mayApprove(on, on.muster, cem)).isFalse();
        }
    }

    private static void rename(Scene on, Muster node) {
        node.teams().edit(on.ann, on.id(), TeamEdit.of().name("Acme " + on.now().rev()));
    }

    /** Asked after somebody else, for whom the node may have had to look at the team. */
    private static boolean mayApprove(Scene on, Muster node, Actor who) {
        AccessControl access = node.access().atLeast(on.now().rev());
        Permission approve = Permission.of("invoice:approve");
        return access.can(on.annId, on.id(), approve) && access.can(Scene.idOf(who), on.id(), approve);
    }
}
