package dev.muster.testkit;

import dev.muster.model.EventType;
import dev.muster.model.TeamEvent;
import dev.muster.spi.Storage;
import java.util.List;

/** A scene in which two changes that are decided at the same time are sure to meet. */
final class RaceScene {

    /** One round of a race. */
    @FunctionalInterface
    interface Round {
        void on(Scene scene, RaceScene race) throws Exception;
    }

    final Meeting meeting = new Meeting();
    final Scene scene;

    private RaceScene(Storage storage) {
        this.scene = Scene.on(storage, builder -> builder.policy(meeting));
    }

    /** So many rounds, each with a team of its own. */
    static void rounds(Storage storage, Round round) throws Exception {
        for (int i = 0; i < Race.rounds(); i++) {
            RaceScene race = new RaceScene(storage);
            round.on(race.scene, race);
        }
    }

    /** Whether something of the first kind was committed before anything of the second one. */
    boolean isBefore(EventType first, EventType second) {
        List<TeamEvent> history = Snapshot.of(scene.storage, scene.id()).history();
        return rev(history, first) < rev(history, second);
    }

    private static long rev(List<TeamEvent> history, EventType type) {
        return history.stream()
                .filter(event -> event.type() == type)
                .mapToLong(TeamEvent::rev)
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
