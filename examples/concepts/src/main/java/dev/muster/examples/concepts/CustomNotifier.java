package dev.muster.examples.concepts;

import dev.muster.Muster;
import dev.muster.inmemory.MemoryStorage;
import dev.muster.model.Actor;
import dev.muster.model.Invite;
import dev.muster.model.InviteLinks;
import dev.muster.model.LinkKey;
import dev.muster.model.NewInvite;
import dev.muster.model.NewTeam;
import dev.muster.model.Person;
import dev.muster.model.TeamId;
import dev.muster.spi.Notification;
import dev.muster.spi.Notifier;
import java.io.PrintStream;

/** Invitations by other means than SMTP: here they are printed; a chat or a mail service works alike. */
public final class CustomNotifier implements Notifier {

    private final PrintStream out;

    private CustomNotifier(PrintStream out) {
        this.out = out;
    }

    @Override
    public void send(Notification notification) throws DeliveryException {
        if (notification.to().value().startsWith("nobody@")) {
            // Nothing else is tried, and the invite says why.
            throw DeliveryException.permanent("there is no such mailbox", null);
        }
        // The link is a secret: hand it over, never log it.
        out.println("To " + notification.to().value() + ": " + notification.inviterName() + " invites you to "
                + notification.teamName());
    }

    /** Whoever reads what this printed need not be whoever reads the mailbox, so no account is made from such a link. */
    @Override
    public boolean reachesMailbox() {
        return false;
    }

    public static void main(String[] arguments) {
        PrintStream out = System.out;
        Muster muster = Muster.builder(MemoryStorage.create())
                .notifier(new CustomNotifier(out))
                .links(InviteLinks.to("https://app.example.com/join", LinkKey.ephemeral()))
                .build();
        Actor ann = Actor.user("ann");
        Person owner = Person.of("ann", "ann@example.com").name("Ann");
        TeamId acme =
                muster.teams().create(ann, NewTeam.named("Acme").owner(owner)).id();
        muster.invites().send(ann, acme, NewInvite.to("ben@example.com").role("member"));
        Invite lost = muster.invites()
                .send(ann, acme, NewInvite.to("nobody@example.com").role("member"));

        muster.runDueWork(); // start() does this by itself
        out.println("The other one: "
                + muster.invites().get(ann, acme, lost.id()).delivery().reason());
    }
}
