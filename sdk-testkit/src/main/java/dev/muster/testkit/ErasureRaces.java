package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.model.Actor;
import dev.muster.model.EventType;
import dev.muster.model.MemberEdit;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.TeamEdit;
import dev.muster.model.TeamEvent;
import dev.muster.model.UserId;
import dev.muster.spi.Notifier.DeliveryException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** That whoever is erased stays so, whatever else happens meanwhile. */
interface ErasureRaces extends RulesPart {

    private static UserId member(Scene on, String name, String role) {
        return on.called(name, role).user();
    }

    private static int erase(Muster muster, UserId user) {
        return muster.members().erase(Scene.SYSTEM, user);
    }

    private static void edit(Scene on, UserId by, UserId whom) {
        on.muster.members().edit(Actor.user(by), on.id(), whom, MemberEdit.of().location("Trace Road"));
    }

    /** Something happens right before one change of an erasure, and the team changes right before the one before it. */
    private static boolean meets(WatchedStorage storage, Scene on, int place, Runnable meanwhile, UserId whom) {
        Muster node = on.another(builder -> builder);
        if (place > 0) {
            storage.beforeChange(
                    place - 1,
                    () -> node.teams().edit(Scene.SYSTEM, on.id(), TeamEdit.of().name("Acme anew")));
        }
        storage.beforeChange(place, meanwhile);
        erase(on.muster, whom);
        return !storage.waitsForChanges();
    }

    @Test
    @DisplayName("race: two people of one event are erased: neither comes back")
    default void raceEraseTwo() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            UserId gil = member(on, "Gil Trace", "admin");
            UserId ben = member(on, "Ben Trace", "member");
            edit(on, gil, ben);
            Raced.between(race, () -> erase(on.muster, gil), () -> erase(on.muster, ben));
            assertThat(Snapshot.of(on.storage, on.id()).toString()).doesNotContain(gil.value(), ben.value(), "Trace");
        });
    }

    @Test
    @DisplayName("race: two owners are erased: one stays")
    default void raceEraseOwners() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            UserId second = Scene.idOf(on.joined("second", "owner"));
            Raced.between(race, () -> erase(on.muster, on.annId), () -> erase(on.muster, second))
                    .oneWins(Reason.LAST_OWNER);
        });
    }

    @Test
    @DisplayName("who is erased in the middle of another erasure does not come back by it, wherever that is")
    default void erasedWhileAnotherIs() {
        int met = 0;
        for (int place = 0; place == met; place++) {
            WatchedStorage storage = new WatchedStorage(subject());
            Scene on = Scene.on(storage);
            UserId gil = member(on, "Gil", "admin");
            UserId ben = member(on, "Ben Trace", "member");
            edit(on, gil, ben);
            Muster node = on.another(builder -> builder);
            if (meets(storage, on, place, () -> erase(node, ben), gil)) {
                met++;
                assertThat(Snapshot.of(storage, on.id()).toString()).doesNotContain(gil.value(), ben.value(), "Trace");
                assertThat(erase(node, ben)).isZero();
                assertThat(erase(node, gil)).isZero();
            }
        }
        assertThat(met).as("places").isGreaterThan(1);
    }

    @Test
    @DisplayName("what is written about somebody in the middle of their erasure goes, too, wherever that is")
    default void toldWhileErased() {
        int met = 0;
        for (int place = 0; place == met; place++) {
            WatchedStorage storage = new WatchedStorage(subject());
            Scene on = Scene.telling(storage);
            UserId ben = member(on, "Ben Trace", "member");
            on.muster.runDueWork();
            on.muster.members().remove(on.ann, on.id(), ben);
            on.mail.failWith(DeliveryException.permanent("550", null));
            Muster node = on.another(builder -> builder.notifier(on.mail));
            if (meets(storage, on, place, node::runDueWork, ben)) {
                met++;
                assertThat(on.history()).extracting(TeamEvent::type).contains(EventType.NOTICE_UNDELIVERED);
                assertThat(Snapshot.of(storage, on.id()).toString()).doesNotContain(ben.value(), "Trace");
            }
        }
        assertThat(met).as("places").isGreaterThan(1);
    }
}
