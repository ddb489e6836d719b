package dev.muster.spi;

import dev.muster.model.EmailAddress;
import dev.muster.model.Member;
import dev.muster.model.MemberStatus;
import dev.muster.model.RoleId;
import dev.muster.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of one team, to be read. */
public interface MemberReads {

    @Nullable
    Member find(UserId user);

    /** Those of these users who are members, in any order; 1,000 are asked for at most. */
    List<Member> findAll(Set<UserId> users);

    /** Members with this address, compared by its key. */
    default List<Member> withEmail(EmailAddress email) {
        return withEmails(Set.of(email));
    }

    /** Members with one of these addresses, compared by their keys, in any order; 1,000 addresses are asked for at most. */
    List<Member> withEmails(Set<EmailAddress> emails);

    /** How many members there are, whatever their status; counting may stop at {@code atMost}. */
    int count(int atMost);

    /** Members with a grant of this role, ended grants too, in the storage's own order of user ids. */
    List<Member> holding(RoleId role, @Nullable UserId after, int limit);

    /** Members in the order of {@link ListOrder}, then of user id in the storage's own order. */
    List<Member> list(MemberFilter filter, @Nullable ListKey after, int limit);

    /**
     * Grants that have an end, by when they end, then by user and role in the storage's own order: those with
     * {@code from < until <= to}.
     */
    List<Ending> ending(Instant from, Instant to, Ending.@Nullable Key after, int limit);

    /**
     * Which members; what is null does not matter.
     *
     * @param role those with a grant of it, ended grants too
     * @param search {@link ListOrder#fold folded}: those whose folded name or address key contains it, literally
     */
    record MemberFilter(
            @Nullable MemberStatus status,
            @Nullable RoleId role,
            @Nullable String search) {}
}
