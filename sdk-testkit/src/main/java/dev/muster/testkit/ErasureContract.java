package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.model.ActorRef;
import dev.muster.model.EmailAddress;
import dev.muster.model.EventType;
import dev.muster.model.FieldChange;
import dev.muster.model.InviteStatus;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.Storage.TransientConflict;
import dev.muster.spi.StoredInvite;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What erasing people needs: history and ended invites that are written anew, and where somebody was ever known. */
interface ErasureContract extends ContractPart {

    private static TeamEvent giving(TeamId team, long rev, UserId user, EmailAddress email) {
        TeamEvent plain = Sample.event(team, rev, 0, EventType.MEMBER_ADDED, user);
        return with(plain, plain.actor(), user, List.of(new FieldChange("email", null, email.value())));
    }

    private static TeamEvent with(TeamEvent event, ActorRef actor, @Nullable UserId user, List<FieldChange> changes) {
        return new TeamEvent(
                event.change(),
                event.team(),
                event.rev(),
                event.seq(),
                event.at(),
                event.type(),
                actor,
                user,
                event.invite(),
                event.role(),
                "somebody",
                changes);
    }

    @Test
    @DisplayName("an event is written anew in its place, and found by what it says then")
    default void eventRewritten() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        UserId ben = Sample.userId();
        UserId pseudonym = Sample.userId();
        TeamEvent first = giving(team, 2, ben, Sample.email());
        TeamEvent second = giving(team, 3, ben, Sample.email());
        on.append(team, first);
        on.append(team, second);
        TeamEvent after = with(first, ActorRef.user(pseudonym), pseudonym, List.of());

        on.change(team, tx -> tx.history().rewrite(List.of(after)));

        assertThat(on.history(team)).containsExactly(second, after);
        assertThat(on.<List<TeamEvent>>read(team, r -> r.history().newest(ben, null, null, 10)))
                .containsExactly(second);
        assertThat(on.<List<TeamEvent>>read(team, r -> r.history().newest(pseudonym, null, null, 10)))
                .containsExactly(after);
        assertThat(on.<List<TeamEvent>>read(team, r -> r.history().newest(null, EventType.MEMBER_ADDED, null, 10)))
                .containsExactly(second, after);
        assertThat(on.<Boolean>read(team, r -> r.history().contains(first.change())))
                .isTrue();
    }

    @Test
    @DisplayName("an event or invite that is not there, or is another team's, cannot be written anew")
    default void nothingToRewrite() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        TeamEvent absent = giving(team, 7, Sample.userId(), Sample.email());
        assertThatThrownBy(() -> on.change(team, tx -> tx.history().rewrite(List.of(absent))))
                .isInstanceOf(TransientConflict.class);
        StoredInvite invite = Sample.fullInvite(team, Sample.email(), InviteStatus.REVOKED);
        assertThatThrownBy(() -> on.change(team, tx -> tx.invites().rewrite(invite)))
                .isInstanceOf(TransientConflict.class);
        assertThat(on.rev(team)).isEqualTo(1);
    }

    @Test
    @DisplayName("an invite that has ended is written anew, its delivery and roles too, and so is one that ends by it")
    default void inviteRewritten() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        EmailAddress email = Sample.email();
        StoredInvite ended = Sample.fullInvite(team, email, InviteStatus.ACCEPTED);
        StoredInvite open = Sample.invite(team, email);
        on.insert(ended, open);
        StoredInvite blank = InviteDraft.again(ended)
                .ended(InviteStatus.ACCEPTED)
                .email(Sample.email())
                .stored();
        StoredInvite closed = InviteDraft.again(open)
                .ended(InviteStatus.REVOKED)
                .email(Sample.email())
                .stored();

        on.change(team, tx -> {
            tx.invites().rewrite(blank);
            tx.invites().rewrite(closed);
        });

        assertThat(on.find(team, ended.invite().id())).isEqualTo(blank);
        assertThat(on.find(team, open.invite().id())).isEqualTo(closed);
        assertThat(on.<List<StoredInvite>>read(team, r -> r.invites().holders(Set.of(email))))
                .isEmpty();
        on.insert(Sample.invite(team, email));
    }

    @Test
    @DisplayName("where a user or an address was ever known is found, page by page, in deleted teams too")
    default void teamsNamed() {
        Bench on = new Bench(this);
        UserId ben = Sample.userId();
        EmailAddress email = Sample.email();
        List<TeamId> teams = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            TeamId team = on.newTeam();
            teams.add(team);
            EmailAddress spelled = EmailAddress.of(email.value().toUpperCase(Locale.ROOT));
            on.append(team, giving(team, 2, ben, i % 2 == 0 ? email : spelled));
            on.append(team, giving(team, 3, ben, email));
        }
        TeamId elsewhere = on.newTeam();
        on.append(elsewhere, giving(elsewhere, 2, UserId.of(ben.value().toUpperCase(Locale.ROOT)), Sample.email()));
        on.change(teams.get(0), tx -> tx.teams().clear());

        assertThat(Bench.<TeamId>pages(2, last -> on.storage().<List<TeamId>>scan(s -> s.teamsNaming(ben, last, 2))))
                .containsExactlyInAnyOrderElementsOf(teams);
        assertThat(Bench.<TeamId>pages(2, last -> on.storage().<List<TeamId>>scan(s -> s.teamsNaming(email, last, 2))))
                .containsExactlyInAnyOrderElementsOf(teams);

        TeamId erased = teams.get(1);
        List<TeamEvent> nobody = on.history(erased).stream()
                .map(event -> with(event, event.actor(), null, List.of()))
                .toList();
        on.change(erased, tx -> tx.history().rewrite(nobody));
        assertThat(on.storage().<List<TeamId>>scan(s -> s.teamsNaming(ben, null, 10)))
                .hasSize(4);
        assertThat(on.storage().<List<TeamId>>scan(s -> s.teamsNaming(email, null, 10)))
                .hasSize(4);
        assertThat(Objects.requireNonNull(on.find(erased)).rev()).isEqualTo(4);
    }
}
