package dev.muster.testkit;

import dev.muster.model.Accepted;
import dev.muster.model.Accepted.Outcome;
import dev.muster.model.Actor;
import dev.muster.model.Invite;
import dev.muster.model.InviteEdit;
import dev.muster.model.InviteId;
import dev.muster.model.MemberEdit;
import dev.muster.model.NewGrant;
import dev.muster.model.NewInvite;
import dev.muster.model.NewInvite.IfPending;
import dev.muster.model.NewMember;
import dev.muster.model.Person;
import dev.muster.model.RoleId;
import dev.muster.model.UserId;
import dev.muster.model.VerifiedUser;
import dev.muster.spi.Notification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A team, the people around it and the links that are about, on which steps are played and kept book of. */
final class Play {

    /** A link that somebody holds. */
    private record Held(InviteId invite, UserId invited, String token) {}

    private static final List<IfPending> POLICIES = List.of(IfPending.values());
    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(2), Duration.ofHours(1), Duration.ofDays(2), Duration.ofDays(8), Duration.ofHours(-1));

    final Scene on;
    final ModelTeam model = new ModelTeam();
    final Players players;
    private final List<InviteId> invites = new ArrayList<>();
    private final List<Held> links = new ArrayList<>();
    private int read;

    Play(Scene on) {
        this.on = on;
        this.players = new Players(on.annId, model);
        model.added(on.annId, Scene.address(on.annId), List.of(NewGrant.of("owner")));
        Instant friday = on.clock.instant().plus(Duration.ofDays(3));
        add(1, NewGrant.of("owner"));
        add(2, NewGrant.of("admin"));
        add(3, NewGrant.of("inviter").until(friday));
        add(4, NewGrant.of("member"));
        on.muster.members().suspend(on.ann, on.id(), players.users.get(4));
        Objects.requireNonNull(model.members.get(players.users.get(4))).suspended = true;
    }

    /** The invite that the step is about, mostly one of the latest; null if there is none yet. */
    @Nullable
    InviteId invite(Step step) {
        return late(invites, step);
    }

    private static <T> @Nullable T late(List<T> all, Step step) {
        int among = step.target() % 4 == 3 ? all.size() : Math.min(all.size(), 4);
        return all.isEmpty() ? null : all.get(all.size() - 1 - step.target() % among);
    }

    /** Which moment the team lives in. */
    Instant now() {
        return Invariants.now(on.now(), on.clock.instant());
    }

    /** Makes the call; if it is answered, the model follows. A refusal is thrown. */
    void play(Step step) {
        switch (step.what()) {
            case NOTHING -> {}
            case WAIT -> on.clock.advance(WAITS.get(step.choice() % WAITS.size()));
            case DELIVER -> runDueWork();
            case SEND -> send(step);
            case DECLINE, ACCEPT, ACCEPT_WITH_ACCOUNT -> {
                Held link = late(links, step);
                if (link != null) {
                    follow(step, link);
                }
            }
            case EDIT_INVITE, RESEND, REVOKE, COPY_LINK -> {
                InviteId invite = invite(step);
                if (invite != null) {
                    handle(step, invite);
                }
            }
            case SUSPEND_TEAM -> {
                on.muster.teams().suspend(players.actor(step), on.id());
                model.suspended = true;
            }
            case RESUME_TEAM -> {
                on.muster.teams().resume(Scene.SYSTEM, on.id());
                model.suspended = false;
            }
            case LIMIT_SEATS ->
                on.muster
                        .teams()
                        .limitSeats(Scene.SYSTEM, on.id(), step.choice() % 3 == 0 ? null : 3 + step.choice() % 8);
            default -> member(step, players.actor(step), players.target(step));
        }
        for (Notification mail : on.mail.all().subList(read, on.mail.all().size())) {
            links.add(new Held(
                    Objects.requireNonNull(mail.invite()),
                    players.owning(mail.to().key()),
                    Scene.tokenIn(mail.requireLink().url())));
            read++;
        }
    }

    private void runDueWork() {
        on.muster.runDueWork();
        model.cleared(on.clock.instant(), now());
    }

    private void send(Step step) {
        boolean byHand = step.choice() % 5 == 0;
        UserId to = players.target(step);
        List<NewGrant> roles = step.roles(on.clock.instant());
        IfPending policy = POLICIES.get(step.actor() % POLICIES.size());
        Duration period = Duration.ofDays(1 + step.choice() % 7);
        NewInvite request =
                NewInvite.to(Scene.address(to)).grants(roles).expiresIn(period).ifPending(policy);
        Invite invite =
                on.muster.invites().send(players.actor(step), on.id(), byHand ? request.withoutMail() : request);
        if (model.invites.containsKey(invite.id())) {
            model.opened(invite.id(), null, now());
        } else {
            model.sent(invite, roles, period, now());
            invites.add(invite.id());
        }
        if (step.choice() % 2 == 0) {
            runDueWork();
        }
    }

    private void handle(Step step, InviteId id) {
        Actor actor = players.actor(step);
        switch (step.what()) {
            case EDIT_INVITE -> {
                List<NewGrant> roles = step.choice() % 3 == 0 ? null : step.roles(on.clock.instant());
                Duration period = step.choice() % 3 == 1 ? null : Duration.ofHours(1 + step.choice());
                InviteEdit edit = InviteEdit.of().name("n" + step.choice());
                edit = roles == null ? edit : edit.grants(roles);
                on.muster.invites().edit(actor, on.id(), id, period == null ? edit : edit.expiresIn(period));
                if (roles != null) {
                    ModelTeam.Open invite = Objects.requireNonNull(model.invites.get(id));
                    invite.roles = ModelTeam.given(roles, invite.roles, now());
                }
                if (period != null) {
                    model.opened(id, period, now());
                }
            }
            case RESEND -> {
                on.muster.invites().resend(actor, on.id(), id);
                model.opened(id, null, now());
            }
            case REVOKE -> {
                on.muster.invites().revoke(actor, on.id(), id);
                model.invites.remove(id);
            }
            default -> {
                String url = on.muster.invites().copyLink(actor, on.id(), id).url();
                links.add(new Held(id, players.owning(on.get(id).email().key()), Scene.tokenIn(url)));
            }
        }
    }

    private void follow(Step step, Held link) {
        if (step.what() == Step.What.DECLINE) {
            on.muster.invites().decline(link.token);
            model.invites.remove(link.invite);
            return;
        }
        UserId user = step.choice() % 4 == 0 ? players.anybody(step) : link.invited;
        String address = step.choice() % 8 == 0 ? Scene.address(user) : Scene.address(link.invited);
        Accepted accepted = step.what() == Step.What.ACCEPT
                ? on.muster.invites().accept(link.token, VerifiedUser.of(user, address))
                : on.muster.invites().accept(link.token, row -> Person.of(user, row.email()));
        if (accepted.outcome() == Outcome.JOINED) {
            model.joined(user, link.invite);
        } else {
            model.invites.remove(link.invite);
        }
    }

    private void member(Step step, Actor actor, UserId user) {
        switch (step.what()) {
            case EDIT_PROFILE ->
                on.muster.members().edit(actor, on.id(), user, MemberEdit.of().location("l" + step.choice()));
            case EDIT_ROLES -> {
                List<NewGrant> roles = step.roles(on.clock.instant());
                on.muster.members().edit(actor, on.id(), user, MemberEdit.of().grants(roles));
                ModelTeam.Person person = Objects.requireNonNull(model.members.get(user));
                person.roles = ModelTeam.given(roles, person.roles, now());
            }
            case SUSPEND, RESUME -> {
                boolean suspends = step.what() == Step.What.SUSPEND;
                if (suspends) {
                    on.muster.members().suspend(actor, on.id(), user);
                } else {
                    on.muster.members().resume(actor, on.id(), user);
                }
                Objects.requireNonNull(model.members.get(user)).suspended = suspends;
            }
            case REMOVE -> {
                on.muster.members().remove(actor, on.id(), user);
                model.gone(user);
            }
            case LEAVE -> {
                on.muster.members().leave(actor, on.id());
                model.gone(Scene.idOf(actor));
            }
            case TRANSFER -> {
                RoleId becomes = RoleId.of(Step.ROLES.get(step.choice() % 6));
                on.muster.members().transferOwnership(actor, on.id(), user, becomes);
                model.transferred(Scene.idOf(actor), user, becomes);
            }
            default -> add(players.users.indexOf(user), NewGrant.of(Step.ROLES.get(step.choice() % 5)));
        }
    }

    private void add(int user, NewGrant grant) {
        UserId id = players.users.get(user);
        NewMember member = NewMember.of(Scene.person(id));
        on.muster.members().addMember(Scene.SYSTEM, on.id(), member.grants(List.of(grant)));
        model.added(id, Scene.address(id), List.of(grant));
    }
}
