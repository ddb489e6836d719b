package dev.muster.internal.delivery;

import dev.muster.internal.change.Diff;
import dev.muster.internal.change.View;
import dev.muster.internal.invite.InviteState;
import dev.muster.model.AddressKey;
import dev.muster.model.EmailAddress;
import dev.muster.model.FieldChange;
import dev.muster.model.InvalidValueException;
import dev.muster.model.Invite;
import dev.muster.model.InviteStatus;
import dev.muster.model.Member;
import dev.muster.model.MemberStatus;
import dev.muster.model.TeamEvent;
import dev.muster.spi.HistoryReads.EventKey;
import dev.muster.spi.Notification;
import dev.muster.spi.Notification.Kind;
import dev.muster.spi.OutboxRow;
import dev.muster.spi.StoredInvite;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What people are told of that has happened. It goes to the address that the team knows of them at that moment; who has
 * none there is not told, and that is no error.
 */
final class Notices {

    private Notices() {}

    /** Null if it no longer holds, or there is nobody to be told. */
    static @Nullable Notification of(View view, OutboxRow row) {
        TeamEvent event = event(view, row);
        if (event == null) {
            return null;
        }
        return switch (row.kind()) {
            case INVITE_ACCEPTED -> toInviter(view, row, event, invite -> invite.status() == InviteStatus.ACCEPTED);
            case INVITE_DECLINED -> toInviter(view, row, event, invite -> invite.status() == InviteStatus.DECLINED);
            case INVITE_EXPIRED -> toInviter(view, row, event, invite -> invite.status() == InviteStatus.EXPIRED);
            case LINK_REQUESTED -> toInviter(view, row, event, invite -> invite.linkRequestedAt() != null);
            case ROLES_CHANGED -> toMember(view, row, event);
            case MEMBER_REMOVED -> toRemoved(view, row, event);
            case INVITATION, INVITE_REMINDER -> throw new IllegalStateException("it invites");
        };
    }

    /** The row names one event, and its key comes right before the next one. */
    static @Nullable TeamEvent event(View view, OutboxRow row) {
        EventKey key = row.event();
        if (key == null) {
            return null;
        }
        List<TeamEvent> found = view.reader().history().newest(null, null, new EventKey(key.rev(), key.seq() + 1), 1);
        return found.stream()
                .filter(event -> event.rev() == key.rev() && event.seq() == key.seq())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Notification toInviter(
            View view, OutboxRow row, TeamEvent event, Predicate<Invite> holds) {
        StoredInvite stored =
                event.invite() == null ? null : view.reader().invites().find(event.invite());
        Invite invite = stored == null ? null : InviteState.shown(stored, view.now());
        Member inviter = invite == null ? null : active(view.member(invite.invitedBy()));
        if (invite == null || inviter == null || !holds.test(invite) || AddressKey.isPseudonym(invite.email())) {
            return null;
        }
        String subject = row.kind() == Kind.INVITE_ACCEPTED ? event.subject() : invite.displayName();
        return notification(view, row, inviter, subject, view.roles().names(invite.roles()), invite);
    }

    /** Not if they have changed again: that has a row of its own. */
    private static @Nullable Notification toMember(View view, OutboxRow row, TeamEvent event) {
        Member member =
                event.user() == null ? null : active(view.reader().members().find(event.user()));
        if (member == null || !Objects.equals(Diff.text(member.roles()), after(event, "roles"))) {
            return null;
        }
        return notification(view, row, member, null, view.roles().names(member.roles()), null);
    }

    /** Where to, only the event still knows. */
    private static @Nullable Notification toRemoved(View view, OutboxRow row, TeamEvent event) {
        EmailAddress to = address(before(event, "email"));
        if (to == null || event.user() == null || view.reader().members().find(event.user()) != null) {
            return null;
        }
        String tag = before(event, "locale");
        Locale locale = tag == null ? null : Locale.forLanguageTag(tag);
        return notification(view, row, to, before(event, "name"), locale, null, List.of(), null);
    }

    private static Notification notification(
            View view,
            OutboxRow row,
            Member to,
            @Nullable String subject,
            List<String> roles,
            @Nullable Invite invite) {
        return notification(
                view, row, to.person().email(), to.person().name(), to.person().locale(), subject, roles, invite);
    }

    private static Notification notification(
            View view,
            OutboxRow row,
            EmailAddress to,
            @Nullable String toName,
            @Nullable Locale locale,
            @Nullable String subject,
            List<String> roles,
            @Nullable Invite invite) {
        return new Notification(
                row.id(),
                row.kind(),
                row.team(),
                view.team().name(),
                to,
                toName,
                locale,
                invite == null ? null : invite.id(),
                null,
                null,
                subject,
                roles,
                null,
                null,
                invite == null ? null : invite.expiresAt());
    }

    private static @Nullable Member active(@Nullable Member member) {
        return member != null && member.status() == MemberStatus.ACTIVE ? member : null;
    }

    /** Null where the person or the address was erased: the one leaves what is no address, the other a pseudonym. */
    private static @Nullable EmailAddress address(@Nullable String text) {
        try {
            EmailAddress email = text == null ? null : EmailAddress.of(text);
            return email == null || AddressKey.isPseudonym(email) ? null : email;
        } catch (InvalidValueException e) {
            return null;
        }
    }

    private static @Nullable String before(TeamEvent event, String field) {
        FieldChange change = change(event, field);
        return change == null ? null : change.before();
    }

    private static @Nullable String after(TeamEvent event, String field) {
        FieldChange change = change(event, field);
        return change == null ? null : change.after();
    }

    private static @Nullable FieldChange change(TeamEvent event, String field) {
        return event.changes().stream()
                .filter(change -> change.field().equals(field))
                .findFirst()
                .orElse(null);
    }
}
