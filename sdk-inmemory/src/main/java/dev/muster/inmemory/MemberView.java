package dev.muster.inmemory;

import dev.muster.inmemory.SortedRows.Row;
import dev.muster.model.EmailAddress;
import dev.muster.model.Member;
import dev.muster.model.RoleId;
import dev.muster.model.UserId;
import dev.muster.spi.Ending;
import dev.muster.spi.ListKey;
import dev.muster.spi.MemberReads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of one team as of one rev, read while the access lasts. */
class MemberView implements MemberReads {

    private final Scope scope;
    private final MemberRows rows;

    MemberView(Scope scope, MemberRows rows) {
        this.scope = scope;
        this.rows = rows;
    }

    @Override
    public @Nullable Member find(UserId user) {
        scope.read();
        return rows.byUser().get(user);
    }

    @Override
    public List<Member> findAll(Set<UserId> users) {
        scope.read();
        return users.stream().map(rows.byUser()::get).filter(Objects::nonNull).toList();
    }

    @Override
    public List<Member> withEmails(Set<EmailAddress> emails) {
        scope.read();
        List<Member> found = new ArrayList<>();
        for (EmailAddress email : emails) {
            for (Row<ListKey, UserId> row : rows.byAddress().after(new ListKey(email.key(), ""))) {
                if (!row.key().order().equals(email.key())) {
                    break;
                }
                found.add(member(row.value()));
            }
        }
        return found;
    }

    @Override
    public int count(int atMost) {
        scope.read();
        return Math.min(rows.byUser().size(), atMost);
    }

    @Override
    public List<Member> holding(RoleId role, @Nullable UserId after, int limit) {
        scope.read();
        List<Member> found = new ArrayList<>();
        for (Row<UserId, UserId> row : rows.byRole().group(role).after(after)) {
            if (found.size() >= limit) {
                break;
            }
            found.add(member(row.value()));
        }
        return found;
    }

    @Override
    public List<Member> list(MemberFilter filter, @Nullable ListKey after, int limit) {
        scope.read();
        SortedRows<ListKey, UserId> index =
                filter.role() == null ? rows.byName() : rows.byRoleAndName().group(filter.role());
        List<Member> found = new ArrayList<>();
        for (Row<ListKey, UserId> row : index.after(after)) {
            if (found.size() >= limit) {
                break;
            }
            Member member = member(row.value());
            if (matches(filter, row.key().order(), member)) {
                found.add(member);
            }
        }
        return found;
    }

    @Override
    public List<Ending> ending(Instant from, Instant to, Ending.@Nullable Key after, int limit) {
        scope.read();
        List<Ending> found = new ArrayList<>();
        for (Row<Ending.Key, UserId> row : rows.byEnd().after(after)) {
            if (found.size() >= limit || row.key().until().isAfter(to)) {
                break;
            }
            if (row.key().until().isAfter(from)) {
                found.add(new Ending(row.key(), member(row.value())));
            }
        }
        return found;
    }

    private static boolean matches(MemberFilter filter, String name, Member member) {
        return (filter.status() == null || filter.status() == member.status())
                && (filter.search() == null
                        || name.contains(filter.search())
                        || member.person().email().key().contains(filter.search()));
    }

    private Member member(UserId user) {
        return Objects.requireNonNull(rows.byUser().get(user), "an index leads to a row");
    }
}
