package dev.muster.internal.change;

import dev.muster.model.EmailAddress;
import dev.muster.model.InviteId;
import dev.muster.model.Member;
import dev.muster.spi.Reader;
import dev.muster.spi.StoredInvite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Invites and addresses as a change finds them: fetched for many rows together, or else one by one, and with what was
 * decided on them meanwhile, which the storage does not show yet.
 */
final class Found {

    private final Reader reader;
    private final Set<EmailAddress> fetched = new HashSet<>();
    private final Set<EmailAddress> ofMembers = new HashSet<>();
    private final Map<EmailAddress, StoredInvite> holders = new HashMap<>();
    private final Set<InviteId> fetchedInvites = new HashSet<>();
    private final Map<InviteId, StoredInvite> invites = new HashMap<>();
    private final List<StoredInvite> decided = new ArrayList<>();

    Found(Reader reader) {
        this.reader = reader;
    }

    void fetch(Set<EmailAddress> emails) {
        for (Member member : reader.members().withEmails(emails)) {
            ofMembers.add(member.person().email());
        }
        for (StoredInvite row : reader.invites().holders(emails)) {
            holders.put(row.invite().email(), row);
        }
        fetched.addAll(emails);
    }

    void fetchInvites(Set<InviteId> ids) {
        for (StoredInvite row : reader.invites().findAll(ids)) {
            invites.put(row.invite().id(), row);
        }
        fetchedInvites.addAll(ids);
    }

    boolean isMember(EmailAddress email) {
        return fetched.contains(email)
                ? ofMembers.contains(email)
                : !reader.members().withEmail(email).isEmpty();
    }

    @Nullable
    StoredInvite holder(EmailAddress email) {
        StoredInvite holder =
                fetched.contains(email) ? holders.get(email) : reader.invites().holder(email);
        for (StoredInvite row : decided) {
            if (row.holdsAddress() && row.invite().email().equals(email)) {
                holder = row;
            } else if (holder != null
                    && row.invite().id().equals(holder.invite().id())) {
                holder = null;
            }
        }
        return holder;
    }

    @Nullable
    StoredInvite invite(InviteId id) {
        StoredInvite found =
                fetchedInvites.contains(id) ? invites.get(id) : reader.invites().find(id);
        for (StoredInvite row : decided) {
            if (row.invite().id().equals(id)) {
                found = row;
            }
        }
        return found;
    }

    void decide(StoredInvite row) {
        decided.add(row);
    }

    int decisions() {
        return decided.size();
    }

    /** Forgets the decisions behind the first so many. */
    void back(int decisions) {
        decided.subList(decisions, decided.size()).clear();
    }
}
