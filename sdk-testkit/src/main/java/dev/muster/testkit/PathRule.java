package dev.muster.testkit;

import dev.muster.model.Domains;
import dev.muster.model.MemberEdit;
import dev.muster.model.MusterException;
import dev.muster.model.NewMember;
import dev.muster.model.Person;
import dev.muster.model.TeamEdit;
import java.util.function.Consumer;

/** The rules that hold on every path by which people come into a team: each brings about what it is there to refuse. */
enum PathRule {
    /** Whoever gives the roles has no longer all that they give. */
    CEILING(way -> way.on
            .muster
            .members()
            .edit(
                    way.on.ann,
                    way.on.id(),
                    Scene.idOf(way.giver),
                    MemberEdit.of().roles(Way.HOST))),
    /** All seats are taken. */
    SEATS(way -> way.on.muster.teams().limitSeats(Scene.SYSTEM, way.on.id(), way.isOpen() ? 3 : 2)),
    /** Who sends has sent all that they may in this hour. */
    LIMITS(PathRule::sendAll),
    /** The address has an open invite. */
    ONE_PENDING(way -> {
        if (!way.isOpen()) {
            way.on.send(Scene.SYSTEM, way.address(), "member");
        }
    }),
    /** The person is a member, and has come to have the address. */
    ONE_MEMBERSHIP(way -> join(way, "member")),
    /** The person is a member, and the only owner. */
    LAST_OWNER(way -> {
        join(way, "owner");
        way.on.muster.members().leave(way.on.ann, way.on.id());
    }),
    /** The team lets nobody in from the address's domain. */
    DOMAIN(way -> way.on
            .muster
            .teams()
            .edit(Scene.SYSTEM, way.on.id(), TeamEdit.of().domains(Domains.only("elsewhere.example"))));

    private final Consumer<Way> broken;

    PathRule(Consumer<Way> broken) {
        this.broken = broken;
    }

    /** Makes the rule stand in the way. */
    void breakOn(Way way) {
        broken.accept(way);
    }

    private static void sendAll(Way way) {
        for (int i = 0; i < Way.SENDS; i++) {
            try {
                way.on.send(way.giver, Scene.address(Scene.user("other")), "member");
            } catch (MusterException e) {
                if (e.reason() != MusterException.Reason.RATE_LIMITED) {
                    throw e;
                }
            }
        }
    }

    private static void join(Way way, String role) {
        Person before = Person.of(way.ben, Scene.address(Scene.user("before")));
        way.on.muster.members().addMember(Scene.SYSTEM, way.on.id(), NewMember.of(before, role));
        way.on.muster.members().updatePerson(Scene.SYSTEM, Person.of(way.ben, way.address()));
    }
}
