package dev.muster.internal.member;

import dev.muster.internal.change.Diff;
import dev.muster.internal.change.Gate;
import dev.muster.internal.rules.Bounds;
import dev.muster.internal.rules.Operation;
import dev.muster.model.Actor;
import dev.muster.model.EventType;
import dev.muster.model.Member;
import dev.muster.model.Membership;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.Person;
import dev.muster.model.TeamId;
import dev.muster.spi.ListKey;
import dev.muster.spi.ListOrder;
import dev.muster.spi.ReadAhead;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Follows a change of the host's data of a person, in each of their teams. */
public final class UpdatePerson {

    private static final int CHUNK = 200;

    private final Gate gate;
    private final Bounds bounds;

    public UpdatePerson(Gate gate, Bounds bounds) {
        this.gate = gate;
        this.bounds = bounds;
    }

    /** One change for each team; running it again finishes what was left. Answers how many teams it changed. */
    public int update(Actor actor, Person person) {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(person, "person");
        if (!actor.isSystem()) {
            throw MusterException.of(Reason.SYSTEM_ONLY, "only a system actor does this");
        }
        bounds.line("name", person.name());
        int changed = 0;
        for (TeamId team : teamsOf(person)) {
            try {
                changed += updateIn(team, actor, person) ? 1 : 0;
            } catch (MusterException e) {
                // The team, or the membership, went away after the list was read: nothing is left to follow.
                if (e.kind() != MusterException.Kind.NOT_FOUND) {
                    throw e;
                }
            }
        }
        return changed;
    }

    private boolean updateIn(TeamId team, Actor actor, Person person) {
        return gate.change(actor, team, ReadAhead.member(person.id()), change -> {
            change.require(Operation.UPDATE_PERSON);
            Member before = Members.require(change.reader(), person.id());
            Diff diff = new Diff()
                    .field("name", before.person().name(), person.name())
                    .field(
                            "email",
                            before.person().email().value(),
                            person.email().value())
                    .field("locale", before.person().locale(), person.locale());
            Member after = before.person(person).rev(change.rev());
            Members.save(change, EventType.PERSON_UPDATED, before, after, diff);
            return !diff.isEmpty();
        });
    }

    private List<TeamId> teamsOf(Person person) {
        List<TeamId> teams = new ArrayList<>();
        ListKey after = null;
        List<Membership> chunk;
        do {
            ListKey from = after;
            chunk = gate.scan(scanner -> scanner.teamsOf(person.id(), from, CHUNK));
            for (Membership membership : chunk) {
                teams.add(membership.team().id());
                after = new ListKey(
                        ListOrder.of(membership.team()), membership.team().id().toString());
            }
        } while (chunk.size() == CHUNK);
        return teams;
    }
}
