package dev.muster.jdbc;

import dev.muster.Muster;
import dev.muster.model.Actor;
import dev.muster.model.AddressKey;
import dev.muster.model.Invite;
import dev.muster.model.InviteLinks;
import dev.muster.model.Limits;
import dev.muster.model.LinkKey;
import dev.muster.model.LostAuthority;
import dev.muster.model.NewInvite;
import dev.muster.model.NewMember;
import dev.muster.model.NewTeam;
import dev.muster.model.Person;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.model.VerifiedUser;
import dev.muster.spi.Storage;
import dev.muster.testkit.MailCatcher;
import dev.muster.testkit.MutableClock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Two teams with people in every state, so that each thing that can be done has something to be done to. */
final class Stage {

    static final Actor SYSTEM = Actor.system("test");
    static final UserId ANN = UserId.of("ann");
    static final UserId BOB = UserId.of("bob");
    static final UserId CEM = UserId.of("cem");
    static final UserId SID = UserId.of("sid");
    static final UserId DAN = UserId.of("dan");
    static final UserId GUS = UserId.of("gus");

    final MutableClock clock = MutableClock.create();
    final MailCatcher mail = new MailCatcher();
    final Actor ann = Actor.user(ANN);
    final Muster muster;
    /** The team's, and no other stage's. */
    final String slug = "stage-" + UUID.randomUUID();

    final TeamId team;
    final TeamId other;
    /** To Dan, sent by mail. */
    final Invite dan;
    /** The one that Dan was mailed. */
    final String token;

    Stage(Storage storage) {
        muster = Muster.builder(storage)
                .links(InviteLinks.to("https://app.example.com/join", LinkKey.fromBytes(new byte[32])))
                .addressKey(AddressKey.fromBytes(new byte[32]))
                .lostAuthority(LostAuthority.HOLD)
                .notifier(mail)
                .clock(clock)
                .limits(Limits.builder()
                        .sendsPerActorAndHour(1_000_000)
                        .sendsPerTeamAndDay(1_000_000)
                        .mailsPerRecipientAndDay(1_000_000)
                        .linkRequestsPerInviteAndDay(1_000_000)
                        .build())
                .build();
        team = muster.teams()
                .create(ann, NewTeam.named("Acme").slug(slug).owner(person(ANN)))
                .id();
        other = muster.teams()
                .create(SYSTEM, NewTeam.named("Other").owner(person(CEM)))
                .id();
        add(team, BOB, "member");
        add(team, CEM, "admin", "member");
        add(team, SID, "member");
        add(other, BOB, "member");
        muster.members().suspend(ann, team, SID);
        dan = muster.invites()
                .send(
                        ann,
                        team,
                        NewInvite.to(address(DAN)).role("member").name("Dan").attributes(Map.of("desk", "4")));
        // Sent by Cem, and goes with him.
        muster.invites()
                .send(Actor.user(CEM), team, NewInvite.to("fay@example.com").role("member"));
        muster.runDueWork();
        token = mail.tokenTo(address(DAN));
        // Past the time for which sending again is refused.
        clock.advance(Duration.ofMinutes(2));
    }

    private void add(TeamId to, UserId user, String... roles) {
        muster.members().addMember(SYSTEM, to, NewMember.of(person(user), roles));
    }

    static Person person(UserId user) {
        return Person.of(user, address(user));
    }

    static String address(UserId user) {
        return user.value() + "@example.com";
    }

    static VerifiedUser verified(UserId user) {
        return VerifiedUser.of(user, address(user));
    }
}
