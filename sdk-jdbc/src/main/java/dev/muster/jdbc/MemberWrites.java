package dev.muster.jdbc;

import dev.muster.jdbc.Writes.Table;
import dev.muster.model.Member;
import dev.muster.model.RoleGrant;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.ListOrder;
import dev.muster.spi.MemberStore;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The members of the team that is being changed. */
final class MemberWrites extends MemberQueries implements MemberStore {

    private static final String INSERT =
            "insert into muster_member (" + MemberRow.COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE = "update muster_member set email = ?, email_key = ?, name = ?, order_key = ?,"
            + " locale = ?, location = ?, status = ?, attributes = ?, joined_at = ?, rev = ?"
            + " where team_id = ? and user_id = ?";
    private static final String DELETE = "delete from muster_member where team_id = ? and user_id = ?";
    private static final String GRANT = "insert into muster_member_role (team_id, user_id, ordinal, role_id,"
            + " order_key, granted_until, granted_by_type, granted_by_id) values (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String TAKE_ALL = "delete from muster_member_role where team_id = ? and user_id = ?";
    private static final String NO_MEMBER = "this user is no member";

    private final Writes writes;
    /** Whose grants are to be deleted, and whose are to be written after that: each once, however often they change. */
    private final Set<UserId> taken = new LinkedHashSet<>();

    private final Map<UserId, Member> granted = new LinkedHashMap<>();

    MemberWrites(Sql sql, TeamId team, Writes writes) {
        super(sql, team);
        this.writes = writes;
    }

    @Override
    public void insert(Member member) {
        Own.require(team(), member.team());
        writes.add(Table.MEMBER, INSERT, MemberRow.all(member));
        granted.put(member.user(), member);
        seen().put(member.user(), member);
    }

    @Override
    public void update(Member member) {
        Own.require(team(), member.team());
        writes.addOne(
                Table.MEMBER, UPDATE, MemberRow.changing(member).text(team()).text(member.user()), NO_MEMBER);
        Member before = seen().put(member.user(), member);
        if (before == null || !sameGrants(before, member)) {
            taken.add(member.user());
            granted.put(member.user(), member);
        }
    }

    /** Whether the rows of their grants are the same. */
    private static boolean sameGrants(Member before, Member after) {
        return before.roles().equals(after.roles()) && ListOrder.of(before).equals(ListOrder.of(after));
    }

    @Override
    public void delete(UserId user) {
        writes.addOne(Table.MEMBER, DELETE, Parameters.of(team(), user), NO_MEMBER);
        taken.add(user);
        granted.remove(user);
        seen().remove(user);
    }

    void forget() {
        taken.clear();
        granted.clear();
        seen().clear();
    }

    /** Hands over the grants: equal statements behind each other, as these go out together. */
    void finish() {
        taken.forEach(user -> writes.add(Table.MEMBER_ROLE, TAKE_ALL, Parameters.of(team(), user)));
        granted.values().forEach(this::grant);
    }

    private void grant(Member member) {
        long ordinal = 0;
        for (RoleGrant grant : member.roles()) {
            writes.add(
                    Table.MEMBER_ROLE,
                    GRANT,
                    Parameters.of(team(), member.user())
                            .number(ordinal++)
                            .text(grant.role())
                            .text(ListOrder.of(member))
                            .moment(grant.until())
                            .actor(grant.by()));
        }
    }
}
