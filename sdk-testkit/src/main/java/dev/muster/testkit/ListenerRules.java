package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.model.Actor;
import dev.muster.model.EventType;
import dev.muster.model.NewInvite;
import dev.muster.model.TeamEdit;
import dev.muster.model.TeamEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who hears of what happened. */
interface ListenerRules extends RulesPart {

    @Test
    @DisplayName("a listener hears each event after its commit, in order, on the thread that made the change")
    default void listenerAfterCommit() {
        List<TeamEvent> heard = new ArrayList<>();
        Thread here = Thread.currentThread();
        Scene on = Scene.on(
                subject(),
                builder -> builder.listener(event -> {
                    assertThat(Thread.currentThread()).isSameAs(here);
                    assertThat(Snapshot.of(subject(), event.team()).history()).contains(event);
                    heard.add(event);
                }));
        Actor ben = on.joined("ben", "inviter");
        on.muster.invites().send(ben, on.id(), NewInvite.to("x@example.com").role("member"));
        on.muster.members().leave(ben, on.id());

        assertThat(heard).isEqualTo(on.history()).hasSize(6);
    }

    @Test
    @DisplayName("a listener that fails changes nothing, and the others hear all the same")
    default void listenerFails() {
        List<EventType> heard = new ArrayList<>();
        Scene on = Scene.on(
                subject(),
                builder -> builder.listener(event -> {
                            throw new UnsupportedOperationException("a listener that fails on purpose");
                        })
                        .listener(event -> heard.add(event.type())));

        on.muster.teams().edit(on.ann, on.id(), TeamEdit.of().name("Other"));

        assertThat(on.now().name()).isEqualTo("Other");
        assertThat(heard).containsExactly(EventType.TEAM_CREATED, EventType.MEMBER_ADDED, EventType.TEAM_EDITED);
    }

    @Test
    @DisplayName("a listener may call Muster, since the change is over")
    default void listenerCallsMuster() {
        AtomicReference<@Nullable Muster> muster = new AtomicReference<>();
        Scene on = Scene.on(
                subject(),
                builder -> builder.listener(event -> {
                    Muster known = muster.get();
                    if (known != null && event.type() == EventType.MEMBER_ADDED) {
                        known.teams()
                                .edit(Scene.SYSTEM, event.team(), TeamEdit.of().name("Of " + event.subject()));
                    }
                }));
        muster.set(on.muster);

        on.called("Ben", "member");

        assertThat(on.now().name()).isEqualTo("Of Ben");
        assertThat(on.last().rev()).isEqualTo(3);
    }
}
