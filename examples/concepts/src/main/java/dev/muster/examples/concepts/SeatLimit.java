package dev.muster.examples.concepts;

import dev.muster.Muster;
import dev.muster.inmemory.MemoryStorage;
import dev.muster.model.Actor;
import dev.muster.model.InviteLinks;
import dev.muster.model.LinkKey;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewInvite;
import dev.muster.model.NewTeam;
import dev.muster.model.Person;
import dev.muster.model.TeamId;
import java.io.PrintStream;

/** A plan with seats: open invites take them, too, so that whoever is invited always gets in. */
public final class SeatLimit {

    private SeatLimit() {}

    public static void main(String[] arguments) {
        PrintStream out = System.out;
        Muster muster = Muster.builder(MemoryStorage.create())
                .links(InviteLinks.to("https://app.example.com/join", LinkKey.ephemeral()))
                .build();
        Actor ann = Actor.user("ann");
        TeamId acme = muster.teams()
                .create(ann, NewTeam.named("Acme").owner(Person.of("ann", "ann@example.com")))
                .id();
        Actor billing = Actor.system("billing"); // the team itself cannot give itself seats
        muster.teams().limitSeats(billing, acme, 2);

        muster.invites()
                .send(ann, acme, NewInvite.to("ben@example.com").role("member").withoutMail());
        try {
            muster.invites()
                    .send(
                            ann,
                            acme,
                            NewInvite.to("eva@example.com").role("member").withoutMail());
        } catch (MusterException e) {
            if (e.reason() != Reason.SEATS_EXHAUSTED) {
                throw e;
            }
            out.println("No seat for Eva: the plan has " + e.details().get("seats"));
        }
        muster.teams().limitSeats(billing, acme, 10);
        muster.invites()
                .send(ann, acme, NewInvite.to("eva@example.com").role("member").withoutMail());
        out.println("With a bigger plan there is one.");
    }
}
