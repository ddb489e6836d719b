package dev.muster.internal.member;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Diff;
import dev.muster.internal.change.Gate;
import dev.muster.internal.invite.EndInvites;
import dev.muster.internal.rules.Ceiling;
import dev.muster.internal.rules.LastOwner;
import dev.muster.internal.rules.Operation;
import dev.muster.model.Actor;
import dev.muster.model.EventType;
import dev.muster.model.InvalidValueException;
import dev.muster.model.Member;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.ReadAhead;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Removes a member, or lets one leave; with them go their open invites, those they sent and the one to them. */
public final class RemoveMember {

    private final Gate gate;

    public RemoveMember(Gate gate) {
        this.gate = gate;
    }

    /** Removing oneself is leaving, which needs no permission. */
    public TeamEvent remove(Actor actor, TeamId team, UserId user) {
        Objects.requireNonNull(user, "user");
        return gate.change(actor, team, ReadAhead.member(user), change -> decide(change, user));
    }

    /** As part of a change. */
    public static TeamEvent decide(Change change, UserId user) {
        boolean leaving = change.standing().actor().isUser(user);
        change.require(leaving ? Operation.LEAVE : Operation.REMOVE_MEMBER);
        Member member = Members.require(change.reader(), user);
        if (!leaving) {
            Ceiling.require(change.standing(), change.roles(), List.of(), member.roles(), change.now());
        }
        LastOwner.requireAnother(change.reader(), change.roles(), member, null);
        return write(change, member, leaving ? EventType.MEMBER_LEFT : EventType.MEMBER_REMOVED);
    }

    public TeamEvent leave(Actor actor, TeamId team) {
        Objects.requireNonNull(actor, "actor");
        if (actor.isSystem()) {
            throw new InvalidValueException(
                    "actor", InvalidValueException.Code.MALFORMED, "a system actor is in no team; remove(…) a member");
        }
        return remove(actor, team, UserId.of(actor.ref().id()));
    }

    private static TeamEvent write(Change change, Member member, EventType type) {
        change.write(tx -> tx.members().delete(member.user()));
        Diff diff = new Diff()
                .field("name", member.person().name(), null)
                .field("email", member.person().email(), null)
                .field("locale", tag(member), null)
                .roles(member.roles(), List.of());
        TeamEvent event = change.event(type, member, diff);
        EndInvites.ofRemoved(change, member);
        return event;
    }

    private static @Nullable String tag(Member member) {
        Locale locale = member.person().locale();
        return locale == null ? null : locale.toLanguageTag();
    }
}
