package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.InviteStatus;
import dev.muster.model.Person;
import dev.muster.model.TeamId;
import dev.muster.spi.InviteReads.Age;
import dev.muster.spi.StoredInvite;
import dev.muster.spi.StoredInvite.Held;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Acceptances that wait for approval. */
interface HeldContract extends ContractPart {

    private static Instant at(StoredInvite row) {
        return Objects.requireNonNull(row.held()).at();
    }

    private static @Nullable Age place(@Nullable StoredInvite last) {
        return last == null ? null : new Age(at(last), last.invite().id());
    }

    private static List<StoredInvite> held(Bench on, TeamId team, int limit) {
        return Bench.<StoredInvite>pages(
                limit,
                last -> on.<List<StoredInvite>>read(team, r -> r.invites().held(place(last), limit)));
    }

    @Test
    @DisplayName("those that wait are listed by since when, then by id, page by page, in their own team")
    default void heldListed() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        List<StoredInvite> waiting = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            StoredInvite plain = Sample.invite(team, Sample.email());
            Person person = Person.of(Sample.userId(), plain.invite().email());
            waiting.add(plain.held(new Held(i == 0 ? person.name(Sample.WILD) : person, Sample.at(i / 2))));
        }
        on.insert(waiting.toArray(StoredInvite[]::new));
        on.insert(Sample.invite(team, Sample.email()));
        waiting.sort(Comparator.comparing(HeldContract::at)
                .thenComparing(row -> row.invite().id().toString()));
        for (int limit : new int[] {1, 2, 10}) {
            assertThat(held(on, team, limit)).isEqualTo(waiting);
        }
        assertThat(held(on, on.newTeam(), 10)).isEmpty();
    }

    @Test
    @DisplayName("who comes to wait, or no longer does, is written with the invite")
    default void heldWritten() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        StoredInvite plain = Sample.invite(team, Sample.email());
        on.insert(plain);
        StoredInvite waiting = plain.held(Sample.held(plain.invite().email()));
        on.change(team, tx -> tx.invites().update(waiting));
        assertThat(held(on, team, 10)).containsExactly(waiting);
        StoredInvite ended =
                InviteDraft.again(waiting).ended(InviteStatus.DECLINED).stored();
        on.change(team, tx -> tx.invites().update(ended));
        assertThat(held(on, team, 10)).isEmpty();
        assertThat(on.find(team, plain.invite().id())).isEqualTo(ended);
    }
}
