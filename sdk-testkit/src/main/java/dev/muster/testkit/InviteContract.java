package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.model.Delivery;
import dev.muster.model.EmailAddress;
import dev.muster.model.InviteId;
import dev.muster.model.InviteStatus;
import dev.muster.model.TeamId;
import dev.muster.spi.InviteReads.Origin;
import dev.muster.spi.Storage.TransientConflict;
import dev.muster.spi.StoredInvite;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rows of invites, and who holds an address. */
interface InviteContract extends ContractPart {

    @Test
    @DisplayName("an invite comes back as it was inserted, with every optional field absent")
    default void plainInvite() {
        Bench on = new Bench(this);
        StoredInvite invite = Sample.invite(on.newTeam(), Sample.email());
        on.insert(invite);
        assertThat(on.find(invite.invite().team(), invite.invite().id())).isEqualTo(invite);
    }

    @Test
    @DisplayName("an invite comes back as it was inserted, with every field in use and all of Unicode in them")
    default void fullInvite() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        EmailAddress address = EmailAddress.of("Zoe.O'Neil+tag@EX\u00E4mple.com");
        for (InviteStatus status : InviteStatus.values()) {
            if (status == InviteStatus.EXPIRED) {
                continue;
            }
            StoredInvite invite = Sample.fullInvite(team, address, status);
            on.insert(invite);
            StoredInvite found =
                    Objects.requireNonNull(on.find(team, invite.invite().id()));
            assertThat(found).as("%s", status).isEqualTo(invite);
            assertThat(found.invite().email().value()).as("the spelling").isEqualTo(address.value());
        }
    }

    @Test
    @DisplayName("the origin of an invite is what its row says, and there is none of an unknown or foreign one")
    default void origin() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        StoredInvite invite = Sample.fullInvite(team, Sample.email(), InviteStatus.REVOKED);
        on.insert(invite);
        InviteId id = invite.invite().id();
        assertThat(origin(on, team, id)).isEqualTo(Origin.of(invite));
        assertThat(origin(on, on.newTeam(), id)).isNull();
        assertThat(origin(on, team, Sample.inviteId())).isNull();
    }

    private static @Nullable Origin origin(Bench on, TeamId team, InviteId invite) {
        return on.storage().<@Nullable Origin>read(team, r -> r.invites().origin(invite));
    }

    @Test
    @DisplayName("an update writes all of an invite, its delivery too, and can take optional fields away again")
    default void inviteUpdateWritesAll() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        StoredInvite plain = Sample.invite(team, Sample.email());
        StoredInvite full = Sample.fullInvite(team, Sample.email(), InviteStatus.PENDING);
        on.insert(full);
        StoredInvite emptied = withIdOf(full, plain);
        on.change(team, tx -> tx.invites().update(emptied));
        assertThat(on.find(team, full.invite().id()))
                .isEqualTo(emptied.delivery(full.invite().delivery()));
        on.change(team, tx -> tx.invites().update(full));
        assertThat(on.find(team, full.invite().id())).isEqualTo(full);
    }

    @Test
    @DisplayName("a delivery is written on its own, with the rev of its change, or with all else when sent again")
    default void deliver() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        StoredInvite invite = Sample.invite(team, Sample.email());
        on.insert(invite);
        Delivery failed = Delivery.failed("no such mailbox", 3, Sample.at(4));
        on.change(team, tx -> tx.invites().deliver(invite.invite().id(), invite.generation(), failed));
        assertThat(on.find(team, invite.invite().id())).isEqualTo(invite.delivery(failed, on.rev(team)));
        StoredInvite resent = InviteDraft.again(invite).generation(7).stored().delivery(Delivery.QUEUED);
        on.change(team, tx -> tx.invites().resend(resent));
        assertThat(on.find(team, invite.invite().id())).isEqualTo(resent);
    }

    @Test
    @DisplayName(
            "a delivery of another generation, or any of an ended invite or of none, is refused, and leaves nothing")
    default void deliverInVain() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        StoredInvite invite = Sample.invite(team, Sample.email());
        StoredInvite ended = InviteDraft.of(team).ended(InviteStatus.REVOKED).stored();
        on.insert(invite);
        on.insert(ended);
        long rev = on.rev(team);
        for (StoredInvite wrong : List.of(ended, Sample.invite(team, Sample.email()))) {
            assertThatThrownBy(() -> on.change(
                            team, tx -> tx.invites().deliver(wrong.invite().id(), wrong.generation(), Delivery.QUEUED)))
                    .isInstanceOf(TransientConflict.class);
            assertThatThrownBy(() -> on.change(team, tx -> tx.invites().resend(wrong)))
                    .isInstanceOf(TransientConflict.class);
        }
        assertThatThrownBy(() -> on.change(
                        team,
                        tx -> tx.invites().deliver(invite.invite().id(), invite.generation() + 1, Delivery.QUEUED)))
                .isInstanceOf(TransientConflict.class);
        assertThat(on.rev(team)).isEqualTo(rev);
        assertThat(on.find(team, invite.invite().id())).isEqualTo(invite);
    }

    private static StoredInvite withIdOf(StoredInvite id, StoredInvite rest) {
        return InviteDraft.again(id)
                .email(rest.invite().email())
                .name(null)
                .delivery(Delivery.NOT_REQUESTED)
                .stored()
                .held(null);
    }

    @Test
    @DisplayName("the invite of another team is not found, not updated, and holds no address here")
    default void foreignInvite() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        StoredInvite elsewhere = Sample.invite(on.newTeam(), Sample.email());
        on.insert(elsewhere);
        assertThat(on.find(team, elsewhere.invite().id())).isNull();
        assertThat(holder(on, team, elsewhere.invite().email())).isNull();
        StoredInvite here =
                InviteDraft.of(team).email(elsewhere.invite().email()).stored();
        on.insert(here);
        assertThat(holder(on, team, here.invite().email())).isEqualTo(here);
        assertThat(holder(on, elsewhere.invite().team(), here.invite().email())).isEqualTo(elsewhere);
    }

    private static @Nullable StoredInvite holder(Bench on, TeamId team, EmailAddress email) {
        return on.storage().<@Nullable StoredInvite>read(team, r -> r.invites().holder(email));
    }

    @Test
    @DisplayName("the holder of an address is found, however the address is spelled")
    default void holder() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        EmailAddress address = Sample.email();
        EmailAddress louder =
                EmailAddress.of(address.value().replace("p.", "P.").replace("example", "Example"));
        StoredInvite invite = Sample.invite(team, address);
        on.insert(invite, InviteDraft.of(team).email(address).holds(false).stored());
        assertThat(holder(on, team, louder)).isEqualTo(invite);
        assertThat(holder(on, team, Sample.email())).isNull();
    }

    @Test
    @DisplayName("two pending invites never hold one address, neither by insert nor by update, however it is spelled")
    default void oneHolder() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        EmailAddress address = Sample.email();
        EmailAddress louder = EmailAddress.of(address.value().replace("p.", "P."));
        StoredInvite first = Sample.invite(team, address);
        StoredInvite other = Sample.invite(team, Sample.email());
        StoredInvite waiting = InviteDraft.of(team).email(address).holds(false).stored();
        on.insert(first, other, waiting);
        long rev = on.rev(team);

        assertThatThrownBy(() -> on.insert(Sample.invite(team, louder))).isInstanceOf(TransientConflict.class);
        assertThatThrownBy(
                        () -> update(on, InviteDraft.again(other).email(louder).stored()))
                .isInstanceOf(TransientConflict.class);
        assertThatThrownBy(
                        () -> update(on, InviteDraft.again(waiting).holds(true).stored()))
                .isInstanceOf(TransientConflict.class);

        assertThat(on.rev(team)).isEqualTo(rev);
        assertThat(on.find(team, other.invite().id())).isEqualTo(other);
        assertThat(on.find(team, waiting.invite().id())).isEqualTo(waiting);
        assertThat(holder(on, team, address)).isEqualTo(first);
    }

    private static void update(Bench on, StoredInvite invite) {
        on.change(invite.invite().team(), tx -> tx.invites().update(invite));
    }

    @Test
    @DisplayName("the holder can give its address up and another one take it in one change, in either order of writing")
    default void holderGivesWay() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        StoredInvite first = Sample.invite(team, Sample.email());
        StoredInvite second = Sample.invite(team, first.invite().email());
        StoredInvite third = Sample.invite(team, first.invite().email());
        on.insert(first);
        on.change(team, tx -> {
            tx.invites()
                    .update(InviteDraft.again(first).ended(InviteStatus.REVOKED).stored());
            tx.invites().insert(second);
        });
        assertThat(holder(on, team, first.invite().email())).isEqualTo(second);
        on.change(team, tx -> {
            tx.invites().insert(third);
            tx.invites().update(InviteDraft.again(second).holds(false).stored());
        });
        assertThat(holder(on, team, first.invite().email())).isEqualTo(third);
        assertThat(on.find(team, second.invite().id())).isEqualTo(second.holdsAddress(false));
    }

    @Test
    @DisplayName("an address that was given up can be taken again by the one that had it")
    default void addressTakenAgain() {
        Bench on = new Bench(this);
        StoredInvite invite = Sample.invite(on.newTeam(), Sample.email());
        TeamId team = invite.invite().team();
        on.insert(invite);
        update(on, invite.holdsAddress(false));
        assertThat(holder(on, team, invite.invite().email())).isNull();
        update(on, invite);
        assertThat(holder(on, team, invite.invite().email())).isEqualTo(invite);
    }

    @Test
    @DisplayName("ended invites do not change: updating one conflicts, as does updating one that is not there")
    default void endedInvitesDoNotChange() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        for (InviteStatus status :
                new InviteStatus[] {InviteStatus.ACCEPTED, InviteStatus.DECLINED, InviteStatus.REVOKED}) {
            StoredInvite open = Sample.invite(team, Sample.email());
            StoredInvite ended = InviteDraft.again(open).ended(status).stored();
            on.insert(open);
            update(on, ended);
            long rev = on.rev(team);
            assertThatThrownBy(() -> update(on, open)).as("%s", status).isInstanceOf(TransientConflict.class);
            assertThatThrownBy(() -> update(on, ended)).as("%s", status).isInstanceOf(TransientConflict.class);
            assertThat(on.find(team, open.invite().id())).isEqualTo(ended);
            assertThat(on.rev(team)).isEqualTo(rev);
        }
        assertThatThrownBy(() -> update(on, Sample.invite(team, Sample.email())))
                .isInstanceOf(TransientConflict.class);
    }
}
