package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.model.Actor;
import dev.muster.model.DeliveryStatus;
import dev.muster.model.EventType;
import dev.muster.model.Invite;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewInvite;
import dev.muster.model.Page;
import dev.muster.model.Permission;
import dev.muster.model.TeamEdit;
import dev.muster.model.TeamEvent;
import dev.muster.spi.Notifier.DeliveryException;
import dev.muster.spi.TeamPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules of the host's own, and who hears of what happened. */
interface PolicyRules extends RulesPart {

    private static TeamPolicy vetoes(EventType type, String why) {
        return event -> event.type() == type ? Optional.of(why) : Optional.empty();
    }

    private static void rename(Scene on, String name) {
        on.muster.teams().edit(on.ann, on.id(), TeamEdit.of().name(name));
    }

    @Test
    @DisplayName("a veto leaves nothing of the change, and its words reach the caller")
    default void policyVeto() {
        Scene on =
                Scene.on(subject(), builder -> builder.policy(vetoes(EventType.TEAM_EDITED, "Names are fixed here.")));

        MusterException refusal = on.refused(Reason.POLICY_REFUSED, () -> rename(on, "Other"));

        assertThat(refusal).hasMessageContaining("Names are fixed here.");
        assertThat(refusal.kind()).isEqualTo(MusterException.Kind.FORBIDDEN);
        on.joined("ben", "member");
    }

    @Test
    @DisplayName("a policy is asked about every event of a change, and a veto of the last stops them all")
    default void policySeesAll() {
        List<TeamEvent> asked = new ArrayList<>();
        Scene on = Scene.on(
                subject(),
                builder -> builder.policy(event -> {
                            asked.add(event);
                            return Optional.empty();
                        })
                        .policy(vetoes(EventType.INVITE_REVOKED, "no")));
        Actor ben = on.joined("ben", "inviter");
        on.muster.invites().send(ben, on.id(), NewInvite.to("x@example.com").role("member"));
        assertThat(asked).isEqualTo(on.history()).isEqualTo(on.heard);
        asked.clear();

        on.refused(Reason.POLICY_REFUSED, () -> on.muster.members().leave(ben, on.id()));
        assertThat(asked).extracting(TeamEvent::type).containsExactly(EventType.MEMBER_LEFT, EventType.INVITE_REVOKED);
        assertThat(asked.get(0).changes()).isNotEmpty();
        assertThat(asked.get(0).actor()).isEqualTo(ben.ref());
    }

    @Test
    @DisplayName(
            "policies are asked in their order, the first veto counts, and nobody is asked about what Muster refuses")
    default void policyOrder() {
        List<String> asked = new ArrayList<>();
        Scene on = Scene.on(
                subject(),
                builder -> builder.policy(event -> {
                            asked.add("first");
                            return Optional.empty();
                        })
                        .policy(vetoes(EventType.TEAM_EDITED, "second says no"))
                        .policy(event -> {
                            asked.add("third");
                            return Optional.of("third says no").filter(no -> event.type() == EventType.TEAM_EDITED);
                        }));
        Actor ben = on.joined("ben", "member");
        asked.clear();

        assertThat(on.refused(Reason.POLICY_REFUSED, () -> rename(on, "Other"))).hasMessageContaining("second says no");
        assertThat(asked).containsExactly("first");
        asked.clear();
        on.refused(
                Reason.PERMISSION_MISSING,
                () -> on.muster.teams().edit(ben, on.id(), TeamEdit.of().name("Ben's")));
        rename(on, "Acme");
        on.now();
        assertThat(asked).as("refused, without effect, only read").isEmpty();
    }

    @Test
    @DisplayName("a policy that throws fails the whole change with its own exception")
    default void policyThrows() {
        Scene on = Scene.on(
                subject(),
                builder -> builder.policy(event -> {
                    if (event.type() == EventType.TEAM_EDITED) {
                        throw new UnsupportedOperationException("out of order");
                    }
                    return Optional.empty();
                }));

        assertThat(on.throwsAndChangesNothing(UnsupportedOperationException.class, () -> rename(on, "Other")))
                .hasMessage("out of order");
        on.joined("ben", "member");
    }

    @Test
    @DisplayName(
            "a policy that calls Muster, to change or to read, is stopped, and so is the change it was asked about")
    default void policyCallsMuster() {
        List<Runnable> calls = new ArrayList<>();
        Scene on = Scene.on(
                subject(),
                builder -> builder.policy(event -> {
                    calls.forEach(Runnable::run);
                    return Optional.empty();
                }));
        List<Runnable> all = List.of(
                () -> on.muster.teams().edit(on.ann, on.id(), TeamEdit.of().name("Sneaky")),
                () -> on.muster.teams().get(on.ann, on.id()),
                () -> on.muster.teams().of(on.ann, on.annId, Page.first()),
                () -> on.muster.access().can(on.annId, on.id(), Permission.of("invoice:read")),
                () -> on.another("Other"),
                on.muster::runDueWork);
        for (Runnable call : all) {
            calls.add(call);
            on.throwsAndChangesNothing(IllegalStateException.class, () -> rename(on, "Other"));
            calls.clear();
        }
        rename(on, "Other");
        assertThat(on.now().name()).isEqualTo("Other");
    }

    @Test
    @DisplayName("that a mail was given up, or that it is time for a reminder, is a fact: no policy is asked about it")
    default void policyOfFacts() {
        Duration before = Duration.ofDays(2);
        Scene on = Scene.on(
                subject(),
                builder -> builder.policy(vetoes(EventType.INVITE_UNDELIVERED, "not on my watch"))
                        .policy(vetoes(EventType.INVITE_REMINDED, "no reminders here"))
                        .limits(Scene.generous().inviteReminder(before).build()));
        on.mail.failWith(DeliveryException.permanent("no such mailbox", null));
        Invite invite = on.invite(on.ann, Scene.user("ben"), "member");
        assertThat(on.last().type()).isEqualTo(EventType.INVITE_UNDELIVERED);
        assertThat(on.get(invite.id()).delivery().status()).isEqualTo(DeliveryStatus.FAILED);

        on.clock.set(invite.expiresAt().minus(before));
        on.muster.runDueWork();
        on.clock.set(invite.expiresAt());
        on.muster.runDueWork();
        assertThat(on.history())
                .extracting(TeamEvent::type)
                .endsWith(EventType.INVITE_REMINDED, EventType.INVITE_EXPIRED);
    }

    @Test
    @DisplayName("a policy that does not let a link go where others may read it has its mail given up, with its words;"
            + " one that breaks has it tried again, and given up in the end")
    default void policyOfLinksThatAreSeen() {
        Map<Boolean, String> reasons = Map.of(false, "links stay secret", true, "UnsupportedOperationException");
        reasons.forEach((breaks, reason) -> {
            Scene on = Scene.on(subject());
            Invite invite = on.send(on.ann, Scene.address(Scene.user("ben")), "member");
            Muster open =
                    on.another(builder -> builder.notifier(notification -> {}).policy(event -> {
                        boolean seen = event.type() == EventType.INVITE_LINK_COPIED;
                        if (seen && breaks) {
                            throw new UnsupportedOperationException("out of order");
                        }
                        return Optional.of("links stay secret").filter(no -> seen);
                    }));
            open.runDueWork();
            assertThat(on.get(invite.id()).delivery().status())
                    .isEqualTo(breaks ? DeliveryStatus.QUEUED : DeliveryStatus.FAILED);
            for (int i = 0; i < 10; i++) {
                on.clock.advance(Duration.ofHours(6));
                open.runDueWork();
            }
            assertThat(on.get(invite.id()).delivery().status()).isEqualTo(DeliveryStatus.FAILED);
            assertThat(on.get(invite.id()).delivery().reason()).contains(reason);
            assertThat(on.outbox()).isEmpty();
        });
    }
}
