package dev.muster.examples.concepts;

import dev.muster.Muster;
import dev.muster.inmemory.MemoryStorage;
import dev.muster.model.Actor;
import dev.muster.model.HistoryQuery;
import dev.muster.model.InviteLinks;
import dev.muster.model.LinkKey;
import dev.muster.model.NewInvite;
import dev.muster.model.NewTeam;
import dev.muster.model.Person;
import dev.muster.model.TeamId;
import java.io.PrintStream;

/** Hearing of changes as they happen, after their commit; and reading them up later. */
public final class Listening {

    private Listening() {}

    public static void main(String[] arguments) {
        PrintStream out = System.out;
        Muster muster = Muster.builder(MemoryStorage.create())
                .listener(event -> out.println("heard: " + event.type() + " by " + event.actor()))
                .links(InviteLinks.to("https://app.example.com/join", LinkKey.ephemeral()))
                .build();
        Actor ann = Actor.user("ann");
        TeamId acme = muster.teams()
                .create(ann, NewTeam.named("Acme").owner(Person.of("ann", "ann@example.com")))
                .id();
        muster.invites()
                .send(ann, acme, NewInvite.to("ben@example.com").role("member").withoutMail());

        // What must not be missed in a crash is read from the history, which is in the same commit as the change.
        muster.history()
                .list(ann, acme, HistoryQuery.all())
                .items()
                .forEach(event -> out.println("kept: rev " + event.rev() + " " + event.type()));
    }
}
