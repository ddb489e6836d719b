package dev.muster.examples.concepts;

import dev.muster.Muster;
import dev.muster.inmemory.MemoryStorage;
import dev.muster.model.Actor;
import dev.muster.model.EventType;
import dev.muster.model.InviteLinks;
import dev.muster.model.LinkKey;
import dev.muster.model.MusterException;
import dev.muster.model.NewInvite;
import dev.muster.model.NewTeam;
import dev.muster.model.Person;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import java.io.PrintStream;
import java.util.Optional;

/** A rule of one's own on top of Muster's: only people of the house are invited. */
public final class PolicyWithVeto {

    private PolicyWithVeto() {}

    /** Asked about each event before anything is written; it answers from the event alone. */
    static Optional<String> ofTheHouse(TeamEvent event) {
        boolean stranger = event.type() == EventType.INVITE_SENT
                && event.subject() != null
                && !event.subject().endsWith("@example.com");
        return stranger ? Optional.of("only addresses of example.com are invited") : Optional.empty();
    }

    public static void main(String[] arguments) {
        PrintStream out = System.out;
        Muster muster = Muster.builder(MemoryStorage.create())
                .policy(PolicyWithVeto::ofTheHouse)
                .links(InviteLinks.to("https://app.example.com/join", LinkKey.ephemeral()))
                .build();
        Actor ann = Actor.user("ann");
        TeamId acme = muster.teams()
                .create(ann, NewTeam.named("Acme").owner(Person.of("ann", "ann@example.com")))
                .id();
        muster.invites()
                .send(ann, acme, NewInvite.to("ben@example.com").role("member").withoutMail());
        out.println("Ben is invited.");
        try {
            muster.invites()
                    .send(
                            ann,
                            acme,
                            NewInvite.to("mallory@evil.example").role("member").withoutMail());
        } catch (MusterException e) {
            out.println("Mallory is not: " + e.getMessage());
        }
    }
}
