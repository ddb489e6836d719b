package dev.muster.testkit;

import dev.muster.model.Actor;
import dev.muster.model.UserId;
import java.util.ArrayList;
import java.util.List;

/** The people around a team, members or not, and who of them a step means. */
final class Players {

    /** Ann, who founds the team, comes first. */
    final List<UserId> users = new ArrayList<>();

    private final ModelTeam model;

    Players(UserId ann, ModelTeam model) {
        this.model = model;
        users.add(ann);
        for (String name : List.of("second", "admin", "temp", "idle", "eve", "joe", "max")) {
            users.add(Scene.user(name));
        }
    }

    /** Who acts: often somebody who may, sometimes anybody, now and then the host itself. */
    Actor actor(Step step) {
        if (step.actor() == 0) {
            return Scene.SYSTEM;
        }
        if (step.what() == Step.What.TRANSFER && step.actor() % 2 == 0) {
            return Actor.user(owner());
        }
        return Actor.user(users.get(step.actor() < 16 ? step.actor() / 4 : step.actor() - 16));
    }

    /** Anybody, member or not. */
    UserId anybody(Step step) {
        return users.get(step.actor() % users.size());
    }

    private UserId owner() {
        return users.stream().filter(user -> model.isOwner(user)).findFirst().orElseThrow();
    }

    /** Whom it is about: mostly a member, or for an invite mostly somebody who is none. */
    UserId target(Step step) {
        boolean outside = step.what() == Step.What.SEND || step.what() == Step.What.ADD;
        List<UserId> likely = users.stream()
                .filter(user -> model.members.containsKey(user) != outside)
                .toList();
        List<UserId> among = likely.isEmpty() || step.target() % 8 == 7 ? users : likely;
        return among.get(step.target() % among.size());
    }

    /** Whose address this is. */
    UserId owning(String address) {
        return users.stream()
                .filter(user -> Scene.address(user).equals(address))
                .findFirst()
                .orElseThrow();
    }
}
