package dev.muster.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.model.ActorRef;
import dev.muster.model.EmailAddress;
import dev.muster.model.EventType;
import dev.muster.model.InviteId;
import dev.muster.model.RoleId;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.InviteReads.InviteFilter;
import dev.muster.spi.MemberReads.MemberFilter;
import dev.muster.spi.StoredInvite;
import dev.muster.spi.Transaction;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Where other storages only may refuse, the in-memory storage does:")
class StrictnessTest {

    private final MemoryStorage storage = MemoryStorage.create();
    private final TeamId team = Rows.teamId();

    @BeforeEach
    void insertTeam() {
        change(team, tx -> tx.teams().insert(Rows.team(team, null)));
    }

    private void change(TeamId of, Consumer<Transaction> work) {
        storage.<Void>change(of, Rows.T0, tx -> {
            work.accept(tx);
            return null;
        });
    }

    private long rev() {
        return storage.<Long>read(team, r -> r.team().rev());
    }

    @Test
    @DisplayName("a read after the first write, whatever is read, with a message that names the law")
    void readAfterWrite() {
        UserId user = UserId.of("ann");
        EmailAddress email = EmailAddress.of("ann@example.com");
        RoleId role = RoleId.of("member");
        InviteId invite = new InviteId(UUID.randomUUID());
        List<Consumer<Transaction>> reads = List.of(
                Transaction::team,
                tx -> tx.teams().withSlug("acme"),
                tx -> tx.members().find(user),
                tx -> tx.members().withEmail(email),
                tx -> tx.members().count(1),
                tx -> tx.members().holding(role, null, 1),
                tx -> tx.members().list(new MemberFilter(null, null, null), null, 1),
                tx -> tx.invites().find(invite),
                tx -> tx.invites().holder(email),
                tx -> tx.invites().countOpen(Rows.T0, 1),
                tx -> tx.invites().pendingBy(ActorRef.user(user), null, 1),
                tx -> tx.invites().list(new InviteFilter(Rows.T0, null, null, null, null), null, 1),
                tx -> tx.invites().newest(null, null, Rows.T0, null, 1),
                tx -> tx.history().contains(UUID.randomUUID()),
                tx -> tx.history().newest(null, null, null, 1));
        for (Consumer<Transaction> read : reads) {
            assertThatThrownBy(() -> change(team, tx -> {
                        read.accept(tx);
                        tx.members().insert(Rows.member(team, "ann", null));
                        read.accept(tx);
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("all reading comes before the first write")
                    .hasMessageContaining("dev.muster.spi.Transaction");
        }
        assertThat(rev()).isEqualTo(1);
    }

    @Test
    @DisplayName("a row of another team")
    void rowOfAnotherTeam() {
        TeamId other = Rows.teamId();
        StoredInvite invite = Rows.invite(other, "ben@example.com");
        List<Consumer<Transaction>> writes = List.of(
                tx -> tx.teams().insert(Rows.team(other, null)),
                tx -> tx.teams().update(Rows.team(other, null)),
                tx -> tx.members().insert(Rows.member(other, "ann", null)),
                tx -> tx.members().update(Rows.member(other, "ann", null)),
                tx -> tx.invites().insert(invite),
                tx -> tx.invites().update(invite),
                tx -> tx.history().append(List.of(Rows.event(other, 2, EventType.TEAM_EDITED, "ann"))),
                tx -> tx.outbox().add(Rows.outbox(invite)));
        for (Consumer<Transaction> write : writes) {
            assertThatThrownBy(() -> change(team, write)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(rev()).isEqualTo(1);
    }

    @Test
    @DisplayName("writes to a team that is not there and is not inserted")
    void writesToNoTeam() {
        TeamId nowhere = Rows.teamId();
        assertThatThrownBy(() -> change(nowhere, tx -> tx.members().insert(Rows.member(nowhere, "ann", null))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no such team");
        assertThat(storage.<Object>read(nowhere, r -> r.members().count(1))).isEqualTo(0);
        assertThat(storage.sideEntries()).isZero();
    }

    @Test
    @DisplayName("an access inside another access of the same thread, of whatever kind and team")
    void nestedAccess() {
        List<Runnable> accesses = List.of(
                () -> change(team, tx -> {}),
                () -> change(Rows.teamId(), tx -> {}),
                () -> storage.<Object>read(team, r -> 1),
                () -> storage.<Object>scan(s -> 1),
                () -> storage.<Object>work(w -> 1));
        for (Runnable access : accesses) {
            assertNested(() -> change(team, tx -> access.run()));
            assertNested(() -> storage.<Object>read(team, r -> run(access)));
            assertNested(() -> storage.<Object>scan(s -> run(access)));
            assertNested(() -> storage.<Object>work(w -> run(access)));
            assertThatCode(access::run).as("afterwards").doesNotThrowAnyException();
        }
        assertThat(storage.sideEntries()).isZero();
    }

    private static Object run(Runnable access) {
        access.run();
        return access;
    }

    private static void assertNested(Runnable outer) {
        assertThatThrownBy(outer::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inside an access to this storage already");
    }

    @Test
    @DisplayName("the use of what an access hands out once it is over")
    void useAfterTheEnd() {
        AtomicReference<Transaction> kept = new AtomicReference<>();
        change(team, kept::set);
        assertThatThrownBy(() -> kept.get().team()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> kept.get().members().find(UserId.of("ann"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> kept.get().members().delete(UserId.of("ann")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> storage.read(team, r -> r).team()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> storage.work(w -> w).due(Rows.T0, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> storage.scan(s -> s).teamsOf(UserId.of("ann"), null, 1))
                .isInstanceOf(IllegalStateException.class);
        assertThat(rev()).isEqualTo(2);
    }

    @Test
    @DisplayName("a moment finer than a millisecond")
    void fineMoment() {
        assertThatThrownBy(() -> storage.<Object>change(team, Rows.T0.plusNanos(1), tx -> 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
