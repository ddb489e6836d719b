package dev.muster.inmemory;

import dev.muster.model.TeamId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The writes of one change, held back until its work is done. */
final class Writes {

    private final TeamId team;
    private final Scope scope = new Scope();
    private final List<Consumer<Draft>> held = new ArrayList<>();

    Writes(TeamId team) {
        this.team = team;
    }

    TeamId team() {
        return team;
    }

    Scope scope() {
        return scope;
    }

    /** Holds a write to a row of this team back. */
    void add(TeamId rowOf, Consumer<Draft> write) {
        if (!rowOf.equals(team)) {
            throw new IllegalArgumentException(
                    "A change writes to its own team alone, and this row is of another one.");
        }
        scope.write();
        held.add(write);
    }

    boolean any() {
        return !held.isEmpty();
    }

    void to(Draft draft) {
        held.forEach(write -> write.accept(draft));
    }
}
