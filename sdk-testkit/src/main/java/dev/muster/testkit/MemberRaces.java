package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Actor;
import dev.muster.model.Invite;
import dev.muster.model.InviteEdit;
import dev.muster.model.Member;
import dev.muster.model.MemberEdit;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewTeam;
import dev.muster.model.Person;
import dev.muster.model.RoleId;
import dev.muster.model.TeamEdit;
import dev.muster.model.UserId;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two things done with one team's members at the same time. After each round the team is as it must be. */
interface MemberRaces extends RulesPart {

    @Test
    @DisplayName("race: two owners step down: one stays")
    default void raceDemoteSelves() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            Actor second = on.joined("second", "owner");
            Raced.between(race, () -> demote(on, on.ann, on.annId), () -> demote(on, second, Scene.idOf(second)))
                    .oneWins(Reason.LAST_OWNER);
        });
    }

    @Test
    @DisplayName("race: two owners demote, suspend or remove each other: one of them was an owner still")
    default void raceDemoteEachOther() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            Actor second = on.joined("second", "owner");
            Raced.between(race, () -> demote(on, on.ann, Scene.idOf(second)), () -> demote(on, second, on.annId))
                    .oneWins(Reason.PERMISSION_MISSING);
        });
        RaceScene.rounds(subject(), (on, race) -> {
            Actor second = on.joined("second", "owner");
            Raced.between(
                            race,
                            () -> on.muster.members().suspend(on.ann, on.id(), Scene.idOf(second)),
                            () -> on.muster.members().suspend(second, on.id(), on.annId))
                    .oneWins(Reason.MEMBER_SUSPENDED);
        });
        RaceScene.rounds(subject(), (on, race) -> {
            Actor second = on.joined("second", "owner");
            Raced.between(
                            race,
                            () -> on.muster.members().remove(on.ann, on.id(), Scene.idOf(second)),
                            () -> on.muster.members().remove(second, on.id(), on.annId))
                    .oneWins(Reason.TEAM_NOT_FOUND);
        });
    }

    @Test
    @DisplayName("race: two owners leave: one stays")
    default void raceLeave() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            Actor second = on.joined("second", "owner");
            Raced.between(
                            race,
                            () -> on.muster.members().leave(on.ann, on.id()),
                            () -> on.muster.members().leave(second, on.id()))
                    .oneWins(Reason.LAST_OWNER);
        });
    }

    @Test
    @DisplayName("race: the ownership goes to somebody who is removed, or suspended: one of them counts")
    default void raceTransfer() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            Actor admin = on.joined("admin", "admin");
            UserId ben = Scene.idOf(on.joined("ben", "member"));
            Raced.between(
                            race,
                            () -> transfer(on, ben),
                            () -> on.muster.members().remove(admin, on.id(), ben))
                    .oneWins(Reason.MEMBER_NOT_FOUND, Reason.OWNER_ONLY);
        });
        RaceScene.rounds(subject(), (on, race) -> {
            Actor admin = on.joined("admin", "admin");
            UserId ben = Scene.idOf(on.joined("ben", "member"));
            Raced.between(
                            race,
                            () -> transfer(on, ben),
                            () -> on.muster.members().suspend(admin, on.id(), ben))
                    .oneWins(Reason.MEMBER_SUSPENDED, Reason.OWNER_ONLY);
        });
    }

    @Test
    @DisplayName("race: the ownership goes to two people: it goes to one")
    default void raceTransferTwice() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            UserId ben = Scene.idOf(on.joined("ben", "member"));
            UserId joe = Scene.idOf(on.joined("joe", "member"));
            Raced.between(race, () -> transfer(on, ben), () -> transfer(on, joe))
                    .oneWins(Reason.OWNER_ONLY);
        });
    }

    @Test
    @DisplayName("race: two edits by people who saw the same rev: one counts, the other is told")
    default void raceIfRev() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            Actor admin = on.joined("admin", "admin");
            Member ben = on.member("ben", "member");
            MemberEdit seen = MemberEdit.of().ifRev(ben.rev());
            Raced.between(
                            race,
                            () -> on.muster.members().edit(on.ann, on.id(), ben.user(), seen.location("Oslo")),
                            () -> on.muster.members().edit(admin, on.id(), ben.user(), seen.location("Rome")))
                    .oneWins(Reason.STALE_REV);

            Invite invite = on.send(on.ann, Scene.address(Scene.user("joe")), "member");
            InviteEdit seenInvite = InviteEdit.of().ifRev(invite.rev());
            Raced.between(
                            race,
                            () -> on.muster.invites().edit(on.ann, on.id(), invite.id(), seenInvite.name("Joe")),
                            () -> on.muster.invites().edit(admin, on.id(), invite.id(), seenInvite.name("Joseph")))
                    .oneWins(Reason.STALE_REV);

            TeamEdit seenTeam = TeamEdit.of().ifRev(on.now().rev());
            Raced.between(
                            race,
                            () -> on.muster.teams().edit(on.ann, on.id(), seenTeam.name("Acme Ltd")),
                            () -> on.muster.teams().edit(admin, on.id(), seenTeam.name("Acme Inc")))
                    .oneWins(Reason.STALE_REV);
        });
    }

    @Test
    @DisplayName("race: two edits of different fields: neither is lost")
    default void raceDifferentFields() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            Actor ben = on.joined("ben", "member");
            Raced raced = Raced.between(
                    race,
                    () -> on.muster
                            .members()
                            .edit(
                                    on.ann,
                                    on.id(),
                                    Scene.idOf(ben),
                                    MemberEdit.of().roles("success")),
                    () -> on.muster
                            .members()
                            .edit(ben, on.id(), Scene.idOf(ben), MemberEdit.of().location("Oslo")));
            assertThat(raced.answers()).hasSize(2);
            assertThat(on.get(ben).location()).isEqualTo("Oslo");
            assertThat(on.get(ben).roles())
                    .extracting(grant -> grant.role().value())
                    .containsExactly("success");
        });
    }

    @Test
    @DisplayName("race: two teams want one slug, when they are made and when they are renamed: one gets it")
    default void raceSlug() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            Scene other = Scene.on(subject());
            String slug = "s-" + UUID.randomUUID();
            NewTeam wanted = NewTeam.named("Wanted").slug(slug).owner(Person.of(on.annId, Scene.address(on.annId)));
            Raced.between(
                            race,
                            () -> on.muster.teams().create(on.ann, wanted),
                            () -> on.muster.teams().create(on.ann, wanted))
                    .oneWins(Reason.SLUG_TAKEN);
            TeamEdit renamed = TeamEdit.of().slug("r-" + UUID.randomUUID());
            Raced.between(
                            race,
                            () -> on.muster.teams().edit(on.ann, on.id(), renamed),
                            () -> other.muster.teams().edit(other.ann, other.id(), renamed))
                    .oneWins(Reason.SLUG_TAKEN);
            Invariants.check(other);
        });
    }

    private static Member demote(Scene on, Actor actor, UserId user) {
        return on.muster.members().edit(actor, on.id(), user, MemberEdit.of().roles("member"));
    }

    private static Object transfer(Scene on, UserId to) {
        return on.muster.members().transferOwnership(on.ann, on.id(), to, RoleId.of("admin"));
    }
}
