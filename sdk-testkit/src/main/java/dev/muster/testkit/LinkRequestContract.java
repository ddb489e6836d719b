package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.InviteStatus;
import dev.muster.model.TeamId;
import dev.muster.spi.InviteReads.Age;
import dev.muster.spi.StoredInvite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The invites for which a new link is asked. */
interface LinkRequestContract extends ContractPart {

    private static Instant at(StoredInvite stored) {
        return Objects.requireNonNull(stored.invite().linkRequestedAt());
    }

    private static @Nullable Age place(@Nullable StoredInvite last) {
        return last == null ? null : new Age(at(last), last.invite().id());
    }

    private static StoredInvite requested(TeamId team, Instant at) {
        return InviteDraft.of(team).email(Sample.email()).linkRequestedAt(at).stored();
    }

    @Test
    @DisplayName("the pages hold each invite with a request once, the longest waiting first, and none of another team")
    default void pagesHoldEveryRequestOnce() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        TeamId other = on.newTeam();
        List<StoredInvite> asked = new ArrayList<>();
        for (long millis : new long[] {5, 3, 3, 9, 3}) {
            asked.add(requested(team, Sample.at(millis)));
        }
        on.insert(asked.toArray(StoredInvite[]::new));
        on.insert(Sample.invite(team, Sample.email()));
        on.insert(requested(other, Sample.at(4)));
        asked.sort(Comparator.comparing(LinkRequestContract::at)
                .thenComparing(stored -> stored.invite().id().toString()));
        for (int limit : new int[] {1, 2, 9}) {
            assertThat(Bench.<StoredInvite>pages(
                            limit,
                            last -> on.<List<StoredInvite>>read(
                                    team, r -> r.invites().linkRequests(place(last), limit))))
                    .containsExactlyElementsOf(asked);
        }
    }

    @Test
    @DisplayName("a request comes and goes with what is written to its invite")
    default void requestIsWritten() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        StoredInvite plain = Sample.invite(team, Sample.email());
        on.insert(plain);
        StoredInvite asked =
                InviteDraft.again(plain).linkRequestedAt(Sample.at(7)).stored();
        on.change(team, tx -> tx.invites().update(asked));
        assertThat(on.find(team, plain.invite().id())).isEqualTo(asked);
        assertThat(on.<List<StoredInvite>>read(team, r -> r.invites().linkRequests(null, 9)))
                .containsExactly(asked);
        StoredInvite ended =
                InviteDraft.again(plain).ended(InviteStatus.REVOKED).stored();
        on.change(team, tx -> tx.invites().update(ended));
        assertThat(on.<List<StoredInvite>>read(team, r -> r.invites().linkRequests(null, 9)))
                .isEmpty();
    }
}
