package dev.muster.jdbc;

import dev.muster.Muster;
import dev.muster.model.Actor;
import dev.muster.model.Invite;
import dev.muster.model.InviteLinks;
import dev.muster.model.Limits;
import dev.muster.model.LinkKey;
import dev.muster.model.NewInvite;
import dev.muster.model.NewMember;
import dev.muster.model.NewRole;
import dev.muster.model.NewTeam;
import dev.muster.model.Person;
import dev.muster.model.Role;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.testkit.MailCatcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A team with some owners, members and open invites, all of whose names sort together. */
final class Company {

    static final Actor ANN = Actor.user("ann");
    private static final Actor IMPORT = Actor.system("import");

    final Muster muster;
    final TeamId team;
    private final MailCatcher mails = new MailCatcher();
    private final List<UserId> crowd = new ArrayList<>();
    private int serial;

    /** @param size how many there are of each */
    Company(DataSource connections, int size) {
        muster = Muster.builder(JdbcStorage.create(connections))
                .links(InviteLinks.to("https://app.example.com/join", LinkKey.ephemeral()))
                .notifier(mails)
                .limits(Limits.builder().resendCooldown(Duration.ZERO).build())
                .build();
        Person owner = Person.of("ann", "ann@example.com").name("Ann");
        team = muster.teams().create(ANN, NewTeam.named("Acme").owner(owner)).id();
        for (int i = 0; i < size; i++) {
            member("owner");
            member("member", "admin");
            invite();
        }
        muster.runDueWork();
    }

    UserId member(String... roles) {
        String user = "user" + serial++;
        Person person = Person.of(user, user + "@example.com").name("Ben " + serial);
        return muster.members()
                .addMember(IMPORT, team, NewMember.of(person, roles))
                .person()
                .id();
    }

    /** Some 200 members, the same each time. */
    List<UserId> crowd() {
        while (crowd.size() < 201) {
            crowd.add(member("member"));
        }
        return crowd;
    }

    Invite invite() {
        return muster.invites()
                .send(ANN, team, NewInvite.to(address()).name("Ben").role("member"));
    }

    Role role() {
        return muster.roles().make(ANN, team, NewRole.named("Role " + serial++).permissions("members:read"));
    }

    String address() {
        return "ben" + serial++ + "@example.com";
    }

    /** The token in the mail that went out last to this address. */
    String token(String email) {
        muster.runDueWork();
        return mails.tokenTo(email);
    }
}
