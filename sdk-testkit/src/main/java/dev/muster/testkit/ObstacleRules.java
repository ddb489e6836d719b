package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.model.Actor;
import dev.muster.model.EventType;
import dev.muster.model.Invite;
import dev.muster.model.InviteEdit;
import dev.muster.model.InviteStatus;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.PermissionPattern;
import dev.muster.model.RoleCatalog;
import dev.muster.model.TeamEvent;
import dev.muster.model.UserId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What else can come between an invite and its acceptance: its roles, the team, the host's policy, a refusal. */
interface ObstacleRules extends RulesPart {

    @Test
    @DisplayName("a role that is no longer there is not given; an edit of the invite mends that")
    default void acceptRoleGone() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "success");
        Muster later = on.another(builder -> builder.roles(RoleCatalog.standard()));

        on.refused(Reason.ROLE_GONE, () -> later.invites().accept(on.token(ben), Scene.verified(ben)));
        assertThat(later.invites().preview(on.token(ben)).roles()).containsExactly("success");
        later.invites().edit(on.ann, on.id(), invite.id(), InviteEdit.of().roles("member"));
        later.invites().accept(on.token(ben), Scene.verified(ben));
    }

    @Test
    @DisplayName("a role that has grown since is judged as it is now")
    default void acceptRoleGrown() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Actor admin = on.joined("admin", "admin");
        on.invite(admin, ben, "success");
        Muster later = on.another(builder -> builder.roles(Scene.ROLES.grant("success", "team:delete")));

        MusterException refusal = on.refused(
                Reason.INVITER_LACKS_AUTHORITY, () -> later.invites().accept(on.token(ben), Scene.verified(ben)));
        assertThat(refusal.missing()).containsExactly(PermissionPattern.of("team:delete"));
    }

    @Test
    @DisplayName("nobody joins a suspended team, and everybody invited may once it is resumed")
    default void acceptInSuspendedTeam() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        on.invite(on.ann, ben, "member");
        on.muster.teams().suspend(Scene.SYSTEM, on.id());
        on.refused(Reason.TEAM_SUSPENDED, () -> on.accept(ben));
        on.muster.teams().resume(Scene.SYSTEM, on.id());
        on.accept(ben);
    }

    @Test
    @DisplayName("a policy's veto, or its failure, leaves the invite open and lets nobody in")
    default void acceptVetoed() {
        Scene on = Scene.on(
                subject(),
                builder -> builder.policy(event -> {
                    if (event.type() != EventType.MEMBER_JOINED) {
                        return Optional.empty();
                    }
                    if (event.changes().toString().contains("crash")) {
                        throw new IllegalStateException("the policy broke");
                    }
                    return event.changes().toString().contains("mallory")
                            ? Optional.of("not this one")
                            : Optional.empty();
                }));
        UserId mallory = Scene.user("mallory");
        UserId crash = Scene.user("crash");
        UserId ben = Scene.user("ben");
        for (UserId user : List.of(mallory, crash, ben)) {
            on.invite(on.ann, user, "member");
        }

        MusterException refusal = on.refused(Reason.POLICY_REFUSED, () -> on.accept(mallory));
        assertThat(refusal.getMessage()).contains("not this one");
        IllegalStateException broken = on.throwsAndChangesNothing(IllegalStateException.class, () -> on.accept(crash));
        assertThat(broken).hasMessage("the policy broke");
        on.accept(ben);
    }

    @Test
    @DisplayName("whatever a listener throws, the change is made and the next listener hears of it")
    default void acceptWithFailingListener() {
        List<TeamEvent> heard = new ArrayList<>();
        Scene on = Scene.on(
                subject(),
                builder -> builder.listener(event -> {
                            throw new IllegalStateException("a listener broke");
                        })
                        .listener(event -> ObstacleRules.<RuntimeException>undeclared(new IOException("undeclared")))
                        .listener(heard::add));
        UserId ben = Scene.user("ben");
        on.invite(on.ann, ben, "member");
        on.accept(ben);
        assertThat(heard).isEqualTo(on.heard);
        assertThat(on.muster.members().get(on.ann, on.id(), ben).user()).isEqualTo(ben);
    }

    @Test
    @DisplayName("who holds the link may decline, once, even in a suspended team; the address is free then")
    default void acceptAfterDecline() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "member");
        String token = on.token(ben);
        on.muster.teams().suspend(Scene.SYSTEM, on.id());

        assertThat(on.muster.invites().decline(token).teamName()).isEqualTo("Acme");

        Invite declined = on.muster.invites().get(Scene.SYSTEM, on.id(), invite.id());
        assertThat(declined.status()).isEqualTo(InviteStatus.DECLINED);
        assertThat(declined.endedAt()).isEqualTo(on.clock.instant());
        assertThat(on.heard.get(on.heard.size() - 1).actor().id())
                .isEqualTo(invite.id().toString());
        on.refused(Reason.INVITE_DECLINED, () -> on.muster.invites().decline(token));
        on.muster.teams().resume(Scene.SYSTEM, on.id());
        on.refused(Reason.INVITE_DECLINED, () -> on.muster.invites().accept(token, Scene.verified(ben)));
        on.invite(on.ann, ben, "member");
        on.accept(ben);
    }

    /** Throws anything at all, as code in other languages of the platform does without declaring it. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void undeclared(Throwable cause) throws E {
        throw (E) cause;
    }
}
