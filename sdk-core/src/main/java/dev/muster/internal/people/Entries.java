package dev.muster.internal.people;

import dev.muster.internal.change.View;
import dev.muster.internal.invite.InviteState;
import dev.muster.model.DeliveryStatus;
import dev.muster.model.Invite;
import dev.muster.model.Member;
import dev.muster.model.MemberStatus;
import dev.muster.model.PeopleEntry;
import dev.muster.model.PeopleStatus;
import dev.muster.spi.StoredInvite;
import java.time.Instant;

/** What a row of the people list shows. */
final class Entries {

    private Entries() {}

    static PeopleEntry of(Member member, View view, RowActions actions) {
        return new PeopleEntry(
                member.user(),
                null,
                member.person().displayName(),
                member.person().email(),
                member.roles(),
                view.roles().names(member.roles()),
                member.location(),
                member.status() == MemberStatus.ACTIVE ? PeopleStatus.ACTIVE : PeopleStatus.SUSPENDED,
                null,
                null,
                member.rev(),
                actions.of(member));
    }

    static PeopleEntry of(StoredInvite row, View view, RowActions actions) {
        Invite invite = row.invite();
        return new PeopleEntry(
                null,
                invite.id(),
                invite.displayName(),
                invite.email(),
                invite.roles(),
                view.roles().names(invite.roles()),
                invite.location(),
                status(row, view.now()),
                invite.delivery(),
                invite.linkRequestedAt(),
                invite.rev(),
                actions.of(row));
    }

    private static PeopleStatus status(StoredInvite row, Instant now) {
        if (InviteState.isExpired(row, now)) {
            return PeopleStatus.EXPIRED;
        }
        return row.invite().delivery().status() == DeliveryStatus.FAILED
                ? PeopleStatus.UNDELIVERED
                : PeopleStatus.INVITED;
    }
}
