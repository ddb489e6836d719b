package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.ActorRef;
import dev.muster.model.Delivery;
import dev.muster.model.DeliveryStatus;
import dev.muster.model.InviteId;
import dev.muster.model.InviteStatus;
import dev.muster.model.TeamId;
import dev.muster.spi.InviteReads.Age;
import dev.muster.spi.InviteReads.InviteFilter;
import dev.muster.spi.ListKey;
import dev.muster.spi.ListOrder;
import dev.muster.spi.StoredInvite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The lists of invites: order, pages, filters, search, counts. */
interface InviteListContract extends ContractPart {

    /** As the texts of the ids are sorted, which is how any storage sorts them. */
    Comparator<StoredInvite> BY_ID = Comparator.comparing(stored -> id(stored).toString());

    private static InviteId id(StoredInvite stored) {
        return stored.invite().id();
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    @Label("the pages of the invite list hold those that hold their address once, in list order, for every filter")
    default void pagesHoldEveryInviteOnce(
            @ForAll(supplier = Names.class) List<String> names, @ForAll @IntRange(min = 1, max = 9) int limit) {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        List<StoredInvite> invites = inserted(on, team, names);
        String search = ListOrder.fold(names.get(0));
        for (InviteFilter filter : List.of(
                new InviteFilter(Sample.T0, null, null, null, null),
                new InviteFilter(Sample.at(60_000), true, null, null, null),
                new InviteFilter(Sample.at(60_000), false, null, null, null),
                new InviteFilter(Sample.T0, null, true, null, null),
                new InviteFilter(Sample.T0, null, false, Sample.ADMIN, null),
                new InviteFilter(Sample.T0, null, null, Sample.ADMIN, search),
                new InviteFilter(Sample.T0, null, null, null, search),
                new InviteFilter(Sample.T0, null, null, null, "@example.com"))) {
            List<StoredInvite> expected = invites.stream()
                    .filter(stored -> stored.holdsAddress() && matches(filter, stored))
                    .sorted(Comparator.<StoredInvite, String>comparing(stored -> ListOrder.of(stored.invite()))
                            .thenComparing(BY_ID))
                    .toList();
            assertThat(Bench.<StoredInvite>pages(
                            limit,
                            last -> on.<List<StoredInvite>>read(
                                    team, r -> r.invites().list(filter, key(last), limit))))
                    .as("%s", filter)
                    .containsExactlyElementsOf(expected);
        }
    }

    private static @Nullable ListKey key(@Nullable StoredInvite last) {
        return last == null ? null : new ListKey(ListOrder.of(last.invite()), id(last).toString());
    }

    private static boolean matches(InviteFilter filter, StoredInvite stored) {
        boolean expired = !stored.invite().expiresAt().isAfter(filter.now());
        boolean failed = stored.invite().delivery().status() == DeliveryStatus.FAILED;
        String search = filter.search();
        return (filter.expired() == null || filter.expired() == expired)
                && (filter.undelivered() == null || filter.undelivered() == failed)
                && (filter.role() == null
                        || stored.invite().roles().stream()
                                .anyMatch(grant -> grant.role().equals(filter.role())))
                && (search == null
                        || ListOrder.of(stored.invite()).contains(search)
                        || stored.invite().email().key().contains(search));
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    @Label("the pages of all invites hold every one once, the newest first, for every status and expiry")
    default void newestFirst(
            @ForAll(supplier = Names.class) List<String> names, @ForAll @IntRange(min = 1, max = 9) int limit) {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        List<StoredInvite> invites = inserted(on, team, names);
        Comparator<StoredInvite> oldestFirst = Comparator.<StoredInvite, Instant>comparing(
                        stored -> stored.invite().createdAt())
                .thenComparing(BY_ID);
        for (@Nullable
        InviteStatus status : new @Nullable InviteStatus[] {null, InviteStatus.PENDING, InviteStatus.DECLINED}) {
            for (@Nullable Boolean expired : new @Nullable Boolean[] {null, true, false}) {
                InviteFilter filter = new InviteFilter(Sample.at(60_000), expired, null, null, null);
                List<StoredInvite> expected = invites.stream()
                        .filter(stored -> status == null || stored.invite().status() == status)
                        .filter(stored -> matches(filter, stored))
                        .sorted(oldestFirst.reversed())
                        .toList();
                assertThat(Bench.<StoredInvite>pages(
                                limit,
                                last -> on.<List<StoredInvite>>read(
                                        team,
                                        r -> r.invites().newest(status, expired, filter.now(), age(last), limit))))
                        .as("status %s, expired %s", status, expired)
                        .containsExactlyElementsOf(expected);
            }
        }
    }

    private static @Nullable Age age(@Nullable StoredInvite last) {
        return last == null ? null : new Age(last.invite().createdAt(), id(last));
    }

    /** Of many kinds, in turn: made at equal and different moments, expired at T0 + 60 s or not, failed, given up, ended. */
    private static List<StoredInvite> inserted(Bench on, TeamId team, List<String> names) {
        List<StoredInvite> invites = new ArrayList<>();
        for (String name : names) {
            int i = invites.size();
            InviteDraft draft = InviteDraft.of(team)
                    .name(i % 4 == 3 ? null : name)
                    .createdAt(Sample.at(i / 3))
                    .expiresAt(Sample.at(59_999 + i % 3))
                    .delivery(i % 5 == 0 ? Delivery.failed("no", 1, Sample.T0) : Delivery.QUEUED)
                    .holds(i % 6 != 5);
            if (i % 3 == 0) {
                draft.roles(Sample.MEMBER, Sample.ADMIN);
            }
            invites.add((i % 7 == 6 ? draft.ended(InviteStatus.DECLINED) : draft).stored());
        }
        on.insert(invites.toArray(StoredInvite[]::new));
        return invites;
    }

    @Test
    @DisplayName("an invite is counted as open while it is stored as PENDING and until the moment that it expires")
    default void countOpen() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        on.insert(
                InviteDraft.of(team).expiresAt(Sample.at(10)).stored(),
                InviteDraft.of(team).expiresAt(Sample.at(20)).stored(),
                InviteDraft.of(team).expiresAt(Sample.at(20)).holds(false).stored(),
                InviteDraft.of(team)
                        .expiresAt(Sample.at(30))
                        .ended(InviteStatus.ACCEPTED)
                        .stored());
        on.insert(InviteDraft.of(on.newTeam()).expiresAt(Sample.at(30)).stored());
        on.read(team, r -> {
            assertThat(r.invites().countOpen(Sample.at(9), 100)).isEqualTo(3);
            assertThat(r.invites().countOpen(Sample.at(9), 2)).isBetween(2, 3);
            assertThat(r.invites().countOpen(Sample.at(10), 100)).isEqualTo(2);
            assertThat(r.invites().countOpen(Sample.at(19), 100)).isEqualTo(2);
            assertThat(r.invites().countOpen(Sample.at(20), 100)).isZero();
            return true;
        });
    }

    @Test
    @DisplayName("the pending invites of one actor are found in pages, expired ones too, ended ones not")
    default void pendingBy() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        String name = Sample.userId().value();
        ActorRef ann = new ActorRef(ActorRef.Type.USER, name);
        List<StoredInvite> hers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            hers.add(InviteDraft.of(team)
                    .invitedBy(ann)
                    .expiresAt(Sample.at(-i))
                    .holds(i > 0)
                    .stored());
        }
        on.insert(hers.toArray(StoredInvite[]::new));
        on.insert(
                InviteDraft.of(team).invitedBy(ann).ended(InviteStatus.REVOKED).stored(),
                InviteDraft.of(team)
                        .invitedBy(new ActorRef(ActorRef.Type.SYSTEM, name))
                        .stored(),
                InviteDraft.of(team)
                        .invitedBy(new ActorRef(ActorRef.Type.USER, name.toUpperCase(Locale.ROOT)))
                        .stored());
        on.insert(InviteDraft.of(on.newTeam()).invitedBy(ann).stored());
        hers.sort(BY_ID);
        assertThat(pendingBy(on, team, ann)).containsExactlyElementsOf(hers);

        on.change(
                team,
                tx -> tx.invites()
                        .update(InviteDraft.again(hers.get(2))
                                .ended(InviteStatus.REVOKED)
                                .stored()));
        hers.remove(2);
        assertThat(pendingBy(on, team, ann)).containsExactlyElementsOf(hers);
    }

    private static List<StoredInvite> pendingBy(Bench on, TeamId team, ActorRef inviter) {
        return Bench.<StoredInvite>pages(
                2,
                last -> on.<List<StoredInvite>>read(
                        team, r -> r.invites().pendingBy(inviter, last == null ? null : id(last), 2)));
    }

    @Test
    @DisplayName("an invite that changes moves in the lists, and leaves them when it gives its address up")
    default void changedInvite() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        StoredInvite ann = InviteDraft.of(team).name("Ann").stored();
        StoredInvite ben = InviteDraft.of(team).name("Ben").stored();
        on.insert(ann, ben);
        StoredInvite zoe = InviteDraft.again(ann)
                .name("Zoe")
                .roles(Sample.ADMIN)
                .expiresAt(Sample.at(-1))
                .stored();
        on.change(team, tx -> tx.invites().update(zoe));
        InviteFilter all = new InviteFilter(Sample.T0, null, null, null, null);
        on.read(team, r -> {
            assertThat(r.invites().list(all, null, 9)).containsExactly(ben, zoe);
            assertThat(r.invites().list(new InviteFilter(Sample.T0, null, null, Sample.MEMBER, null), null, 9))
                    .containsExactly(ben);
            assertThat(r.invites().list(new InviteFilter(Sample.T0, null, null, Sample.ADMIN, null), null, 9))
                    .containsExactly(zoe);
            assertThat(r.invites().countOpen(Sample.T0, 9)).isEqualTo(1);
            return true;
        });
        on.change(team, tx -> tx.invites().update(zoe.holdsAddress(false)));
        assertThat(on.<List<StoredInvite>>read(team, r -> r.invites().list(all, null, 9)))
                .containsExactly(ben);
        assertThat(on.<List<StoredInvite>>read(team, r -> r.invites().newest(null, null, Sample.T0, null, 9)))
                .hasSize(2);
    }
}
