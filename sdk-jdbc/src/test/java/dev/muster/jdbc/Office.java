package dev.muster.jdbc;

import dev.muster.Muster;
import dev.muster.model.Actor;
import dev.muster.model.InviteLinks;
import dev.muster.model.LinkKey;
import dev.muster.model.NewInvite;
import dev.muster.model.NewTeam;
import dev.muster.model.Page;
import dev.muster.model.Person;
import dev.muster.model.Team;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.model.VerifiedUser;
import dev.muster.spi.Storage;
import dev.muster.spi.TeamListener;
import dev.muster.testkit.MailCatcher;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A team with an owner, on one storage or more. */
final class Office {

    static final Actor SYSTEM = Actor.system("test");

    final MailCatcher mail = new MailCatcher();
    final List<TeamEvent> heard = new CopyOnWriteArrayList<>();
    final UserId annId = user("ann");
    final Actor ann = Actor.user(annId);
    final Muster muster;
    final TeamId team;
    private final LinkKey key = LinkKey.ephemeral();

    Office(Storage storage) {
        muster = on(storage);
        team = muster.teams()
                .create(ann, NewTeam.named("Acme").owner(Person.of(annId, address(annId))))
                .id();
    }

    /** The same links, mail and listeners on another storage. */
    Muster on(Storage storage) {
        return on(storage, event -> {});
    }

    /** The same with a further listener. */
    Muster on(Storage storage, TeamListener listener) {
        return Muster.builder(storage)
                .links(InviteLinks.to("https://app.example.com/join", key))
                .notifier(mail)
                .listener(heard::add)
                .listener(listener)
                .build();
    }

    static UserId user(String name) {
        return UserId.of(name + "-" + UUID.randomUUID());
    }

    static String address(UserId user) {
        return user.value() + "@example.com";
    }

    static VerifiedUser verified(UserId user) {
        return VerifiedUser.of(user, address(user));
    }

    /** Invites this user, and answers the token in their mail. */
    String invite(UserId user) {
        muster.invites().send(ann, team, NewInvite.to(address(user)).role("member"));
        muster.runDueWork();
        return mail.tokenTo(address(user));
    }

    Team now() {
        return muster.teams().get(SYSTEM, team);
    }

    boolean hasMember(UserId user) {
        return muster.teams().of(SYSTEM, user, Page.first()).items().stream()
                .anyMatch(membership -> membership.team().id().equals(team));
    }
}
