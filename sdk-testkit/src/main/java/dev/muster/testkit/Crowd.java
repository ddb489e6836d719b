package dev.muster.testkit;

import dev.muster.model.Actor;
import dev.muster.model.InvalidValueException;
import dev.muster.model.InviteEdit;
import dev.muster.model.InviteId;
import dev.muster.model.MemberEdit;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewGrant;
import dev.muster.model.NewInvite;
import dev.muster.model.PeopleAction;
import dev.muster.model.PeopleEntry;
import dev.muster.model.PeopleQuery;
import dev.muster.model.RoleGrant;
import dev.muster.model.RoleId;
import dev.muster.model.UserId;
import dev.muster.spi.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** A team of all kinds of people, and a policy that stops everything when all else has let it pass. */
final class Crowd {

    final AtomicBoolean stop = new AtomicBoolean();
    final Scene on;
    final Map<String, Actor> actors = new LinkedHashMap<>();

    Crowd(Storage storage) {
        on = Scene.on(
                storage,
                builder -> builder.roles(Scene.ROLES
                                .role("all", "All", "*")
                                .role("remover", "Remover", "members:read", "members:remove")
                                .role("visitor", "Visitor")
                                .role("guest", "Guest"))
                        .policy(event -> stop.get() ? Optional.of("stop") : Optional.empty()));
        actors.put("ann", on.ann);
        actors.put("system", Scene.SYSTEM);
        for (String role : List.of("owner", "admin", "people", "inviter", "success", "all", "remover")) {
            actors.put(role, on.joined(role, role, "member"));
        }
        Instant end = on.clock.instant().plus(Duration.ofDays(3));
        grant("temporary owner", NewGrant.of("owner").until(end));
        grant("temporary admin", NewGrant.of("admin").until(end));
        grant("former owner", NewGrant.of("owner").until(end.minus(Duration.ofDays(2))));
        on.joined("guest", "guest");
        suspended("guest");
        suspended("accountant");
        suspended("owner");
        invites();
        on.clock.advance(Duration.ofDays(2));
    }

    private void grant(String name, NewGrant grant) {
        Actor actor = on.joined("temporary", "member");
        on.muster
                .members()
                .edit(
                        Scene.SYSTEM,
                        on.id(),
                        Scene.idOf(actor),
                        MemberEdit.of().grants(List.of(NewGrant.of("member"), grant)));
        actors.put(name, actor);
    }

    private void suspended(String role) {
        UserId user = Scene.idOf(on.joined("suspended", role));
        on.muster.members().suspend(Scene.SYSTEM, on.id(), user);
    }

    private void invites() {
        for (Actor sender : List.of(on.ann, actor("inviter"), actor("admin"), Scene.SYSTEM)) {
            send(sender, "guest", Duration.ofDays(9));
            send(sender, "member", Duration.ofHours(1));
        }
        send(on.ann, "owner", Duration.ofDays(9));
        send(on.ann, "accountant", Duration.ofDays(9));
        send(actor("admin"), "admin", Duration.ofHours(1));
    }

    private void send(Actor sender, String role, Duration period) {
        NewInvite invite = NewInvite.to(Scene.address(Scene.user("i"))).role(role);
        on.muster.invites().send(sender, on.id(), invite.expiresIn(period));
    }

    Actor actor(String name) {
        return Objects.requireNonNull(actors.get(name));
    }

    /** Whether Muster itself would let it pass, and it would change something. */
    boolean accepts(Runnable call) {
        stop.set(true);
        try {
            call.run();
            return false;
        } catch (MusterException e) {
            return e.reason() == Reason.POLICY_REFUSED;
        } catch (InvalidValueException e) {
            return false;
        } finally {
            stop.set(false);
        }
    }

    List<String> differences() {
        List<String> wrong = new ArrayList<>();
        actors.forEach((name, actor) -> {
            for (PeopleEntry row : people(actor)) {
                for (PeopleAction action : PeopleAction.values()) {
                    boolean offered = row.actions().contains(action);
                    boolean accepted = applies(actor, row, action) && accepts(() -> run(actor, row, action));
                    if (offered != accepted) {
                        wrong.add(name + " " + action + " on " + row.name() + " " + row.roles() + " " + row.status()
                                + ": offered " + offered + ", accepted " + accepted);
                    }
                }
            }
        });
        return wrong;
    }

    List<PeopleEntry> people(Actor actor) {
        return on.muster.members().people(actor, on.id(), PeopleQuery.all()).items();
    }

    /** Whether an action is one for this row at all: leaving is removing oneself, and said so. */
    private static boolean applies(Actor actor, PeopleEntry row, PeopleAction action) {
        boolean member = row.user() != null;
        boolean self = row.user() != null && actor.isUser(row.user());
        return switch (action) {
            case LEAVE -> self;
            case REMOVE -> member && !self;
            case EDIT_PROFILE, CHANGE_ROLES, SUSPEND, RESUME, TRANSFER_OWNERSHIP -> member;
            case EDIT_INVITE, RESEND_INVITE, COPY_LINK, REVOKE_INVITE -> !member;
            case GRANT_LINK_REQUEST, DISMISS_LINK_REQUEST -> !member;
        };
    }

    private void run(Actor actor, PeopleEntry row, PeopleAction action) {
        UserId user = row.user() == null ? UserId.of("nobody") : row.user();
        InviteId invite = row.invite();
        switch (action) {
            case EDIT_PROFILE -> edit(actor, user, MemberEdit.of().name("Other"));
            case CHANGE_ROLES -> edit(actor, user, MemberEdit.of().grants(oneMore(row)));
            case SUSPEND -> on.muster.members().suspend(actor, on.id(), user);
            case RESUME -> on.muster.members().resume(actor, on.id(), user);
            case REMOVE -> on.muster.members().remove(actor, on.id(), user);
            case LEAVE -> on.muster.members().leave(actor, on.id());
            case TRANSFER_OWNERSHIP ->
                on.muster.members().transferOwnership(actor, on.id(), user, RoleId.of("visitor"));
            case EDIT_INVITE ->
                on.muster
                        .invites()
                        .edit(
                                actor,
                                on.id(),
                                Objects.requireNonNull(invite),
                                InviteEdit.of().location("Oslo"));
            case RESEND_INVITE -> on.muster.invites().resend(actor, on.id(), Objects.requireNonNull(invite));
            case COPY_LINK -> on.muster.invites().copyLink(actor, on.id(), Objects.requireNonNull(invite));
            case REVOKE_INVITE -> on.muster.invites().revoke(actor, on.id(), Objects.requireNonNull(invite));
            case GRANT_LINK_REQUEST ->
                on.muster.invites().grantLinkRequest(actor, on.id(), Objects.requireNonNull(invite));
            case DISMISS_LINK_REQUEST ->
                on.muster.invites().dismissLinkRequest(actor, on.id(), Objects.requireNonNull(invite));
        }
    }

    private void edit(Actor actor, UserId user, MemberEdit edit) {
        on.muster.members().edit(actor, on.id(), user, edit);
    }

    private static List<NewGrant> oneMore(PeopleEntry row) {
        return Stream.concat(row.roles().stream().map(RoleGrant::asNew), Stream.of(NewGrant.of("visitor")))
                .toList();
    }
}
