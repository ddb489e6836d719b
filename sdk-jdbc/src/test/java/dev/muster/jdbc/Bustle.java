package dev.muster.jdbc;

import dev.muster.Muster;
import dev.muster.model.Actor;
import dev.muster.model.BulkOptions;
import dev.muster.model.Invite;
import dev.muster.model.InviteLinks;
import dev.muster.model.LinkKey;
import dev.muster.model.MusterException;
import dev.muster.model.NewInvite;
import dev.muster.model.NewTeam;
import dev.muster.model.PeopleEntry;
import dev.muster.model.PeopleQuery;
import dev.muster.model.PeopleStatus;
import dev.muster.model.Person;
import dev.muster.model.RoleId;
import dev.muster.model.StorageException;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.model.VerifiedUser;
import dev.muster.spi.Storage;
import dev.muster.testkit.MailCatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Accepts, transfers and many sends at once on a few teams, until the storage is gone or the process is killed. */
final class Bustle {

    static final int THREADS = 4;
    private static final int TEAMS = 3;
    private static final int SENDS = 5;
    private static final Actor SYSTEM = Actor.system("bustle");
    private static final RoleId OWNER = RoleId.of("owner");
    private static final RoleId MEMBER = RoleId.of("member");

    private final Muster muster;
    private final List<TeamId> teams = new ArrayList<>();

    /** @param acknowledged is told of each change that is committed, as hosts are */
    Bustle(Storage storage, Consumer<TeamEvent> acknowledged) {
        muster = Muster.builder(storage)
                .links(InviteLinks.to("https://app.example.com/join", LinkKey.ephemeral()))
                .notifier(new MailCatcher())
                .listener(acknowledged::accept)
                .build();
        for (int i = 0; i < TEAMS; i++) {
            teams.add(muster.teams()
                    .create(SYSTEM, NewTeam.named("Team " + i).owner(person(newUser())))
                    .id());
        }
    }

    List<TeamId> teams() {
        return teams;
    }

    /** Works on several threads, and comes back once each has met a storage that is gone. */
    void run(long seed) throws Exception {
        List<Callable<Boolean>> workers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Random random = new Random(seed + i);
            workers.add(() -> workOn(random));
        }
        Together.run(workers);
    }

    private boolean workOn(Random random) {
        while (true) {
            try {
                act(random, teams.get(random.nextInt(TEAMS)));
            } catch (StorageException.Busy | MusterException e) {
                // Another one was faster; there is more to do.
            } catch (StorageException e) {
                return true;
            }
        }
    }

    private void act(Random random, TeamId team) {
        switch (random.nextInt(3)) {
            case 0 -> accept(team);
            case 1 -> transfer(random, team);
            default -> sendMany(team);
        }
    }

    private Invite send(TeamId team, UserId user) {
        return muster.invites().send(SYSTEM, team, invite(user));
    }

    private static NewInvite invite(UserId user) {
        return NewInvite.to(address(user)).role(MEMBER.value());
    }

    private void sendMany(TeamId team) {
        List<NewInvite> rows =
                Stream.generate(() -> invite(newUser())).limit(SENDS).toList();
        muster.invites().sendAll(SYSTEM, team, rows, BulkOptions.bestEffort());
    }

    private void accept(TeamId team) {
        UserId user = newUser();
        String link =
                muster.invites().copyLink(SYSTEM, team, send(team, user).id()).url();
        String token = link.substring(link.indexOf("token=") + "token=".length());
        muster.invites().accept(token, VerifiedUser.of(user, address(user)));
    }

    private void transfer(Random random, TeamId team) {
        UserId owner = users(team, OWNER).get(0);
        List<UserId> others = new ArrayList<>(users(team, MEMBER));
        others.remove(owner);
        if (!others.isEmpty()) {
            UserId to = others.get(random.nextInt(others.size()));
            muster.members().transferOwnership(Actor.user(owner), team, to, MEMBER);
        }
    }

    private List<UserId> users(TeamId team, RoleId role) {
        PeopleQuery active = PeopleQuery.all().status(PeopleStatus.ACTIVE).role(role);
        return muster.members().people(SYSTEM, team, active).items().stream()
                .map(PeopleEntry::user)
                .toList();
    }

    private static UserId newUser() {
        return UserId.of("u-" + UUID.randomUUID());
    }

    private static Person person(UserId user) {
        return Person.of(user, address(user)).name("Somebody");
    }

    private static String address(UserId user) {
        return user.value() + "@example.com";
    }
}
