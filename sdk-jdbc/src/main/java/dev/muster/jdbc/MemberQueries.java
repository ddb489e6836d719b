package dev.muster.jdbc;

import dev.muster.model.ActorRef;
import dev.muster.model.EmailAddress;
import dev.muster.model.Member;
import dev.muster.model.RoleId;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.Ending;
import dev.muster.spi.ListKey;
import dev.muster.spi.MemberReads;
import dev.muster.spi.ReadAhead;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of one team. Each answer is one statement: the members that are wanted, and joined to them their grants.
 * Limits stand in the statement itself, so that the database plans for them. Only pages, whose limit counts members and not
 * grants, are a table of their own within the statement: MariaDB writes each of those to a file.
 */
class MemberQueries implements MemberReads {

    private static final String MEMBERS = " from muster_member m where m.team_id = ?";
    /** Of members that are called {@code m}. */
    static final String COLUMNS = "m." + MemberRow.COLUMNS.replace(", ", ", m.");

    /** Joins to them their grants, called {@code g}. */
    static final String GRANTS = " left join muster_member_role g on g.team_id = m.team_id and g.user_id = m.user_id";

    private static final String WITH_ADDRESS = all(" and m.email_key = ?");
    private static final String INVITER =
            all(" and m.user_id = (select i.invited_by_id from muster_invite i where i.team_id = ?"
                    + " and i.id = ? and i.invited_by_type = ?)");
    private static final String HOLDERS = " from muster_member_role h join muster_member m"
            + " on m.team_id = h.team_id and m.user_id = h.user_id where h.team_id = ? and h.role_id = ?";

    private final Sql sql;
    private final TeamId team;

    private final Map<UserId, Answer<List<Member>>> byId = new HashMap<>();
    private final Map<String, Answer<List<Member>>> byAddress = new HashMap<>();
    private @Nullable Answer<List<Member>> inviter;

    /** Members that were read, or written since, as they are stored now. */
    private final Map<UserId, Member> seen = new HashMap<>();

    MemberQueries(Sql sql, TeamId team) {
        this.sql = sql;
        this.team = team;
    }

    final TeamId team() {
        return team;
    }

    final Map<UserId, Member> seen() {
        return seen;
    }

    /** Has what will be looked up come along with the trip. */
    void fetch(ReadAhead ahead, Trip trip) {
        if (!ahead.members().isEmpty()) {
            Answer<List<Member>> answer = trip.ask(withIds(ahead.members()));
            ahead.members().forEach(user -> byId.put(user, answer));
        }
        if (ahead.invite() != null && ahead.inviter()) {
            Parameters parameters = Parameters.of(team, team, ahead.invite(), ActorRef.Type.USER);
            inviter = trip.ask(question(INVITER, parameters));
        }
        if (ahead.address() != null) {
            byAddress.put(ahead.address().key(), trip.ask(withAddress(ahead.address())));
        }
    }

    @Override
    public List<Member> findAll(Set<UserId> users) {
        return users.isEmpty() ? List.of() : sql.ask(withIds(users));
    }

    @Override
    public @Nullable Member find(UserId user) {
        sql.requireReadable();
        Answer<List<Member>> fetched = byId.get(user);
        if (fetched != null) {
            return of(user, fetched.get());
        }
        Member sender = inviter == null ? null : of(user, inviter.get());
        return sender == null ? of(user, sql.ask(withIds(List.of(user)))) : sender;
    }

    @Override
    public List<Member> withEmail(EmailAddress email) {
        sql.requireReadable();
        Answer<List<Member>> fetched = byAddress.get(email.key());
        return fetched == null ? sql.ask(withAddress(email)) : fetched.get();
    }

    private static @Nullable Member of(UserId user, List<Member> found) {
        return found.stream()
                .filter(member -> member.user().equals(user))
                .findFirst()
                .orElse(null);
    }

    private Question<List<Member>> withIds(Collection<UserId> users) {
        Parameters parameters = Parameters.of(team);
        users.forEach(parameters::text);
        return question(all(" and m.user_id" + Sql.in(users.size())), parameters);
    }

    @Override
    public List<Member> withEmails(Set<EmailAddress> emails) {
        if (emails.isEmpty()) {
            return List.of();
        }
        Parameters parameters = Parameters.of(team);
        emails.forEach(email -> parameters.text(email.key()));
        return sql.ask(question(all(" and m.email_key" + Sql.in(emails.size())), parameters));
    }

    private Question<List<Member>> withAddress(EmailAddress email) {
        return question(WITH_ADDRESS, Parameters.of(team, email.key()));
    }

    @Override
    public int count(int atMost) {
        return sql.query(
                "select count(*) from (select 1" + MEMBERS + " limit " + atMost + ") c",
                Parameters.of(team),
                rows -> rows.next() ? rows.getInt(1) : 0);
    }

    @Override
    public List<Member> holding(RoleId role, @Nullable UserId after, int limit) {
        String where = sql.dialect().along("muster_member_role_user", "h", HOLDERS) + " and h.user_id > ?";
        Parameters parameters = Parameters.of(team, role, after == null ? "" : after);
        return page(where + " order by h.team_id, h.role_id, h.user_id limit " + limit, "m.user_id", parameters);
    }

    @Override
    public List<Member> list(MemberFilter filter, @Nullable ListKey after, int limit) {
        StringBuilder where = new StringBuilder();
        Parameters parameters = Parameters.of(team);
        String listed = "m";
        String order;
        if (filter.role() != null) {
            where.append(sql.dialect().along("muster_member_role_name", "h", HOLDERS));
            parameters.text(filter.role());
            listed = "h";
            order = "h.team_id, h.role_id, ";
        } else if (filter.status() != null) {
            where.append(sql.dialect().along("muster_member_status", "m", MEMBERS));
            order = "m.team_id, m.status, ";
        } else {
            where.append(sql.dialect().along("muster_member_name", "m", MEMBERS));
            order = "m.team_id, ";
        }
        if (filter.status() != null) {
            where.append(" and m.status = ?");
            parameters.text(filter.status());
        }
        where.append(" and ").append(listed).append(".order_key >= ?");
        parameters.text(after == null ? "" : after.order());
        if (after != null) {
            where.append(" and (" + listed + ".order_key > ? or " + listed + ".user_id > ?)");
            parameters.text(after.order()).text(after.id());
        }
        if (filter.search() != null) {
            where.append(" and (m.order_key like ? escape '!' or m.email_key like ? escape '!')");
            String pattern = Search.containing(filter.search());
            parameters.text(pattern).text(pattern);
        }
        where.append(" order by " + order + listed + ".order_key, " + listed + ".user_id limit " + limit);
        return page(where.toString(), "m.order_key, m.user_id", parameters);
    }

    @Override
    public List<Ending> ending(Instant from, Instant to, Ending.@Nullable Key after, int limit) {
        List<Ending> found = EndingQueries.ending(sql, team, from, to, after, limit);
        found.forEach(row -> seen.put(row.at().user(), row.member()));
        return found;
    }

    private static String all(String condition) {
        return "select " + COLUMNS + ", " + GrantRows.COLUMNS + " from muster_member m" + GRANTS
                + " where m.team_id = ?" + condition;
    }

    private List<Member> page(String fromAndWhere, String order, Parameters parameters) {
        String text = "select m.*, " + GrantRows.COLUMNS + " from (select " + COLUMNS + fromAndWhere + ") m" + GRANTS
                + " order by " + order;
        return sql.ask(question(text, parameters));
    }

    private Question<List<Member>> question(String text, Parameters parameters) {
        return new Question<>(text, parameters, rows -> {
            List<Member> found = GrantRows.read(rows, MemberRow::read, "user_id");
            found.forEach(member -> seen.put(member.user(), member));
            return found;
        });
    }
}
