package dev.muster.internal.erasure;

import dev.muster.internal.change.Gate;
import dev.muster.model.EmailAddress;
import dev.muster.model.EventType;
import dev.muster.model.FieldChange;
import dev.muster.model.InviteId;
import dev.muster.model.Member;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.HistoryReads.EventKey;
import dev.muster.spi.Scanner;
import dev.muster.spi.StoredInvite;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where people were ever known, and under which addresses. Who is erased is known nowhere any more. */
final class Whereabouts {

    /** What people do with an invite to an address of theirs, which need not be the one they are a member under. */
    private static final Set<EventType> OWN_INVITE =
            Set.of(EventType.INVITE_ACCEPTED, EventType.INVITE_DECLINED, EventType.INVITE_ACCEPTANCE_HELD);

    private static final int CHUNK = 200;

    private final Gate gate;

    Whereabouts(Gate gate) {
        this.gate = gate;
    }

    Set<TeamId> teams(UserId user) {
        return all((scanner, after) -> scanner.teamsNaming(user, after, CHUNK));
    }

    Set<TeamId> teams(EmailAddress email) {
        return all((scanner, after) -> scanner.teamsNaming(email, after, CHUNK));
    }

    private interface Teams {
        List<TeamId> after(Scanner scanner, @Nullable TeamId team);
    }

    private Set<TeamId> all(Teams query) {
        Set<TeamId> all = new LinkedHashSet<>();
        TeamId last = null;
        List<TeamId> chunk;
        do {
            TeamId after = last;
            chunk = gate.scan(scanner -> query.after(scanner, after));
            for (TeamId team : chunk) {
                all.add(team);
                last = team;
            }
        } while (chunk.size() == CHUNK);
        return all;
    }

    /** Who has this address in this team now. */
    Set<UserId> membersWith(EmailAddress email, TeamId team) {
        Set<UserId> users = new LinkedHashSet<>();
        List<Member> members = gate.find(team, reader -> reader.members().withEmail(email));
        if (members != null) {
            members.forEach(member -> users.add(member.user()));
        }
        return users;
    }

    /** All that teams ever knew of this user. */
    Set<EmailAddress> addresses(UserId user) {
        Set<EmailAddress> addresses = new LinkedHashSet<>();
        for (TeamId team : teams(user)) {
            EventKey before = null;
            List<TeamEvent> page;
            do {
                EventKey from = before;
                List<TeamEvent> read =
                        gate.find(team, reader -> reader.history().newest(user, null, from, CHUNK));
                page = read == null ? List.of() : read;
                for (TeamEvent event : page) {
                    addTo(addresses, event);
                    before = new EventKey(event.rev(), event.seq());
                }
            } while (page.size() == CHUNK);
        }
        return addresses;
    }

    private void addTo(Set<EmailAddress> addresses, TeamEvent event) {
        for (FieldChange change : event.changes()) {
            if (change.field().equals("email")) {
                add(addresses, Pseudonyms.address(change.before()));
                add(addresses, Pseudonyms.address(change.after()));
            }
        }
        InviteId invite = event.invite();
        if (invite != null && OWN_INVITE.contains(event.type())) {
            StoredInvite row =
                    gate.find(event.team(), reader -> reader.invites().find(invite));
            add(addresses, row == null ? null : row.invite().email());
            // The row may be gone, or the address be erased from it.
            add(addresses, Pseudonyms.address(event.subject()));
        }
    }

    private static void add(Set<EmailAddress> addresses, @Nullable EmailAddress email) {
        if (email != null) {
            addresses.add(email);
        }
    }
}
