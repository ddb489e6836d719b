package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.EmailAddress;
import dev.muster.model.InviteId;
import dev.muster.model.InviteStatus;
import dev.muster.model.TeamId;
import dev.muster.spi.InviteRef;
import dev.muster.spi.StoredInvite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The invites of an address in all teams. */
interface AddressScanContract extends ContractPart {

    private static InviteRef ref(StoredInvite stored) {
        return new InviteRef(stored.invite().team(), stored.invite().id());
    }

    private static List<InviteRef> invitesTo(Bench on, Instant now, EmailAddress... emails) {
        return on.storage().<List<InviteRef>>scan(s -> s.invitesTo(List.of(emails), now, null, 1_000));
    }

    private static StoredInvite invited(Bench on, EmailAddress email) {
        StoredInvite invite = Sample.invite(on.newTeam(), email);
        on.insert(invite);
        return invite;
    }

    @Test
    @DisplayName("the invites of several addresses are found in all teams, page by page, the greatest id first")
    default void foundInAllTeams() {
        Bench on = new Bench(this);
        EmailAddress ben = Sample.email();
        EmailAddress benji = Sample.email();
        List<StoredInvite> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            all.add(invited(on, ben));
            all.add(invited(on, benji));
            invited(on, Sample.email());
        }
        List<InviteRef> expected = all.stream()
                .map(AddressScanContract::ref)
                .sorted(Comparator.comparing((InviteRef one) -> one.invite().toString())
                        .reversed())
                .toList();
        EmailAddress shouted = EmailAddress.of(ben.value().toUpperCase(Locale.ROOT));
        for (int limit : new int[] {1, 4, 9}) {
            assertThat(Bench.<InviteRef>pages(
                            limit,
                            last -> on.storage()
                                    .<List<InviteRef>>scan(
                                            s -> s.invitesTo(List.of(shouted, benji), Sample.T0, id(last), limit))))
                    .containsExactlyElementsOf(expected);
        }
    }

    private static @Nullable InviteId id(@Nullable InviteRef last) {
        return last == null ? null : last.invite();
    }

    @Test
    @DisplayName("an invite is found as long as it holds its address and its expiry lies ahead")
    default void foundWhileOpen() {
        Bench on = new Bench(this);
        EmailAddress ben = Sample.email();
        StoredInvite open = invited(on, ben);
        StoredInvite ended = invited(on, ben);
        StoredInvite released = invited(on, ben);
        Instant end = open.invite().expiresAt();
        TeamId team = released.invite().team();
        assertThat(invitesTo(on, Sample.T0, ben)).contains(ref(open), ref(ended), ref(released));

        on.change(
                ended.invite().team(),
                tx -> tx.invites()
                        .update(InviteDraft.again(ended)
                                .ended(InviteStatus.DECLINED)
                                .stored()));
        on.change(
                team,
                tx -> tx.invites()
                        .update(InviteDraft.again(released).holds(false).stored()));

        assertThat(invitesTo(on, end.minusMillis(1), ben)).containsExactly(ref(open));
        assertThat(invitesTo(on, end, ben)).isEmpty();
        on.change(
                team,
                tx -> tx.invites()
                        .update(InviteDraft.again(released).holds(true).stored()));
        assertThat(invitesTo(on, Sample.T0, ben)).containsExactlyInAnyOrder(ref(open), ref(released));
    }

    @Test
    @DisplayName("the invites of a cleared team are found no longer, and what a broken change inserts never is")
    default void clearedAreGone() {
        Bench on = new Bench(this);
        EmailAddress ben = Sample.email();
        StoredInvite cleared = invited(on, ben);
        StoredInvite kept = invited(on, ben);
        on.change(cleared.invite().team(), tx -> tx.teams().clear());
        assertThat(invitesTo(on, Sample.T0, ben)).containsExactly(ref(kept));

        StoredInvite never = Sample.invite(cleared.invite().team(), ben);
        try {
            on.change(cleared.invite().team(), tx -> {
                tx.invites().insert(never);
                throw new IllegalArgumentException("broken");
            });
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessage("broken");
        }
        assertThat(invitesTo(on, Sample.T0, ben)).containsExactly(ref(kept));
        on.insert(never);
        assertThat(invitesTo(on, Sample.T0, ben)).containsExactlyInAnyOrder(ref(kept), ref(never));
    }
}
