package dev.muster.examples.modulepath;

import dev.muster.Muster;
import dev.muster.inmemory.MemoryStorage;
import dev.muster.jdbc.JdbcSchema;
import dev.muster.jdbc.JdbcStorage;
import dev.muster.model.Accepted;
import dev.muster.model.Actor;
import dev.muster.model.Invite;
import dev.muster.model.InviteLinks;
import dev.muster.model.LinkKey;
import dev.muster.model.NewInvite;
import dev.muster.model.NewTeam;
import dev.muster.model.Permission;
import dev.muster.model.PermissionCatalog;
import dev.muster.model.Person;
import dev.muster.model.RoleCatalog;
import dev.muster.model.Team;
import dev.muster.model.UserId;
import dev.muster.model.VerifiedUser;
import dev.muster.smtp.SmtpConfig;
import dev.muster.smtp.SmtpNotifier;
import dev.muster.spi.Storage;
import org.h2.jdbcx.JdbcDataSource;

/** The flow from a team to an accepted member, with every jar on the module path. Fails if anything is amiss. */
public final class ModulePath {

    private ModulePath() {}

    /** Prints one line. */
    public static void main(String[] args) {
        for (Class<?> ours : new Class<?>[] {
            Muster.class, MemoryStorage.class, JdbcStorage.class, SmtpNotifier.class, ModulePath.class
        }) {
            require(ours.getModule().isNamed(), ours + " is not in a named module");
        }
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:modules;DB_CLOSE_DELAY=-1");
        JdbcSchema.migrate(database);
        joins(MemoryStorage.create());
        joins(JdbcStorage.create(database));
        System.out.println("module path: " + ModulePath.class.getModule().getName()
                + " made teams, invited and accepted on named modules only");
    }

    private static void joins(Storage storage) {
        UserId ann = UserId.of("ann");
        UserId ben = UserId.of("ben");
        // Made but never used to send: it loads its templates, and so proves that they are found in its module.
        try (SmtpNotifier smtp =
                        SmtpNotifier.create(SmtpConfig.of("localhost", 25).from("Acme <team@acme.example>"));
                Muster muster = Muster.builder(storage)
                        .permissions(PermissionCatalog.of("invoice:approve", "Approve invoices"))
                        .roles(RoleCatalog.standard().grant("admin", "invoice:*"))
                        .links(InviteLinks.to("https://app.example.com/join", LinkKey.ephemeral()))
                        .notifier(smtp)
                        .build()) {
            Team team = muster.teams()
                    .create(Actor.user(ann), NewTeam.named("Acme").owner(Person.of(ann, "ann@example.com")));
            Invite invite = muster.invites()
                    .send(
                            Actor.user(ann),
                            team.id(),
                            NewInvite.to("ben@example.com").role("admin").withoutMail());
            String link = muster.invites()
                    .copyLink(Actor.user(ann), team.id(), invite.id())
                    .url();
            Accepted accepted = muster.invites()
                    .accept(link.substring(link.lastIndexOf('=') + 1), VerifiedUser.of(ben, "ben@example.com"));
            require(accepted.outcome() == Accepted.Outcome.JOINED, "Ben has not joined");
            require(muster.access().can(ben, team.id(), Permission.of("invoice:approve")), "Ben may not approve");
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
