package dev.muster.inmemory;

import com.sun.management.ThreadMXBean;
import dev.muster.model.EventType;
import dev.muster.model.InviteStatus;
import dev.muster.model.Member;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.ListKey;
import dev.muster.spi.ListOrder;
import dev.muster.spi.MemberReads.MemberFilter;
import dev.muster.spi.StoredInvite;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * Measures what a change costs in teams of different sizes: the median time, and the bytes that it allocates. Run it with
 * {@code -Xmx3g}; the figures that count are those of one machine beside one another.
 */
final class ChangeCost {

    private static final int WARM_UP = 20_000;
    private static final int MEASURED = 20_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final MemoryStorage storage = MemoryStorage.create();
    private final List<TeamId> teams = new ArrayList<>();
    private final int membersPerTeam;
    private final Random random = new Random(42);
    private int serial;

    private ChangeCost(int teams, int membersPerTeam) {
        this.membersPerTeam = membersPerTeam;
        for (int i = 0; i < teams; i++) {
            this.teams.add(filled());
        }
    }

    public static void main(String[] args) {
        System.out.printf(Locale.ROOT, "%-34s %-34s %12s %12s%n", "store", "change", "median (us)", "bytes/change");
        measure("1 team of 1,000", 1, 1_000);
        measure("1,000 teams of 1,000", 1_000, 1_000);
        measure("1 team of 1,000,000", 1, 1_000_000);
    }

    private static void measure(String store, int teams, int members) {
        ChangeCost cost = new ChangeCost(teams, members);
        cost.measure(store, "touch alone", cost::touch);
        cost.measure(store, "update a member's location, event", cost::relocate);
        cost.measure(store, "rename a member, event", cost::rename);
        cost.measure(store, "invite: invite, outbox, event", cost::invite);
        cost.measure(store, "join: invite, member, event; leave", cost::joinAndLeave);
        cost.measure(store, "read 50 members from a random name", cost::page);
        cost.measure(store, "count members and open invites", cost::count);
    }

    private TeamId filled() {
        TeamId team = Rows.teamId();
        storage.<Void>change(team, Rows.T0, tx -> {
            tx.teams().insert(Rows.team(team, null));
            return null;
        });
        for (int from = 0; from < membersPerTeam; from += 10_000) {
            int first = from;
            storage.<Void>change(team, Rows.T0, tx -> {
                for (int i = first; i < Math.min(first + 10_000, membersPerTeam); i++) {
                    tx.members().insert(Rows.member(team, user(i), "Berlin"));
                }
                return null;
            });
        }
        return team;
    }

    /** Spread, so that neighbours in number are no neighbours in any index. */
    private static String user(int i) {
        return String.format(Locale.ROOT, "u%08x", Integer.reverse(i));
    }

    private void measure(String store, String name, IntConsumer change) {
        for (int i = 0; i < WARM_UP; i++) {
            change.accept(i);
        }
        long[] nanos = new long[MEASURED];
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < MEASURED; i++) {
            long start = System.nanoTime();
            change.accept(i);
            nanos[i] = System.nanoTime() - start;
        }
        allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT, "%-34s %-34s %12.1f %12d%n", store, name, nanos[MEASURED / 2] / 1e3, allocated / MEASURED);
    }

    private TeamId anyTeam() {
        return teams.get(random.nextInt(teams.size()));
    }

    private String anyUser() {
        return user(random.nextInt(membersPerTeam));
    }

    private void touch(int i) {
        storage.<Void>change(anyTeam(), Rows.T0.plusMillis(i), tx -> null);
    }

    private void relocate(int i) {
        rewrite(Rows.member(anyTeam(), anyUser(), "Rome " + i));
    }

    private void rename(int i) {
        Member member = Rows.member(anyTeam(), anyUser(), "Rome");
        rewrite(member.person(member.person().name("Renamed " + random.nextInt())));
    }

    private void rewrite(Member member) {
        storage.<Void>change(member.team(), Rows.T0, tx -> {
            long rev = tx.team().rev();
            tx.members().update(member);
            tx.history()
                    .append(List.of(Rows.event(
                            member.team(),
                            rev,
                            EventType.MEMBER_EDITED,
                            member.user().value())));
            return null;
        });
    }

    private StoredInvite invite(int ignored) {
        TeamId team = anyTeam();
        StoredInvite invite = Rows.invite(team, "guest" + serial++ + "@example.com");
        return storage.<StoredInvite>change(team, Rows.T0, tx -> {
            long rev = tx.team().rev();
            tx.invites().insert(invite);
            tx.outbox().add(Rows.outbox(invite));
            tx.history().append(List.of(Rows.event(team, rev, EventType.INVITE_SENT, "ann")));
            return invite;
        });
    }

    private void joinAndLeave(int i) {
        StoredInvite invite = invite(i);
        TeamId team = invite.invite().team();
        String user = "joiner" + serial++;
        storage.<Void>change(team, Rows.T0, tx -> {
            long rev = tx.team().rev();
            tx.invites().update(Rows.ended(invite, InviteStatus.ACCEPTED));
            tx.members().insert(Rows.member(team, user, null));
            tx.history().append(List.of(Rows.event(team, rev, EventType.MEMBER_JOINED, user)));
            return null;
        });
        storage.<Void>change(team, Rows.T0, tx -> {
            tx.members().delete(UserId.of(user));
            return null;
        });
    }

    private void page(int ignored) {
        ListKey from = new ListKey(ListOrder.fold("Member " + anyUser()), "");
        int rows = storage.<List<Member>>read(
                        anyTeam(), r -> r.members().list(new MemberFilter(null, null, null), from, 50))
                .size();
        if (rows > 50) {
            throw new IllegalStateException("more than asked for");
        }
    }

    private void count(int i) {
        int count = storage.<Integer>read(
                anyTeam(),
                r -> r.members().count(Integer.MAX_VALUE) + r.invites().countOpen(Rows.T0, Integer.MAX_VALUE));
        if (count < membersPerTeam) {
            throw new IllegalStateException("too few at " + i);
        }
    }
}
