package dev.muster.docs;

import dev.muster.Muster;
import dev.muster.MusterBuilder;
import dev.muster.inmemory.MemoryStorage;
import dev.muster.model.Actor;
import dev.muster.model.InviteLinks;
import dev.muster.model.LinkKey;
import dev.muster.model.NewInvite;
import dev.muster.model.NewTeam;
import dev.muster.model.PermissionCatalog;
import dev.muster.model.Person;
import dev.muster.model.RoleCatalog;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.model.VerifiedUser;
import dev.muster.testkit.MailCatcher;
import java.util.function.UnaryOperator;

/** The application around a code block: a Muster, a team, its owner Ann, and Ben who may be invited. */
final class Host {

    static final UserId BEN = UserId.of("u-2");

    final MailCatcher mail = new MailCatcher();
    final Muster muster;
    final Actor ann = Actor.user("u-1");
    final TeamId acme;

    Host(UnaryOperator<MusterBuilder> more) {
        muster = more.apply(Muster.builder(MemoryStorage.create())
                        .permissions(PermissionCatalog.of("invoice:read", "See invoices")
                                .and("invoice:approve", "Approve invoices"))
                        .roles(RoleCatalog.standard()
                                .grant("admin", "invoice:*")
                                .role("success", "Customer Success", "members:read", "invoice:read"))
                        .links(InviteLinks.to("https://app.example.com/join", LinkKey.ephemeral()))
                        .notifier(mail))
                .build();
        acme = muster.teams()
                .create(
                        ann,
                        NewTeam.named("Acme")
                                .owner(Person.of("u-1", "ann@example.com").name("Ann")))
                .id();
    }

    static Host plain() {
        return new Host(builder -> builder);
    }

    static Host withBen() {
        Host host = plain();
        host.muster.invites().accept(host.invited(), VerifiedUser.of(BEN, "ben@example.com"));
        return host;
    }

    /** Invites Ben and gives the token in his mail. */
    String invited() {
        muster.invites().send(ann, acme, NewInvite.to("ben@example.com").role("success"));
        muster.runDueWork();
        return mail.tokenTo("ben@example.com");
    }
}
