package dev.muster.jdbc;

import dev.muster.model.EmailAddress;
import dev.muster.model.InviteId;
import dev.muster.model.InviteStatus;
import dev.muster.model.Membership;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.InviteRef;
import dev.muster.spi.ListKey;
import dev.muster.spi.Scanner;
import dev.muster.spi.StoredInvite;
import dev.muster.spi.StoredRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Across teams. Each answer is one statement, and so of one moment. */
final class JdbcScanner implements Scanner {

    private static final String TEAM = "t_";

    /** Below what any database takes in one statement. */
    private static final int TEAMS_OF_ONE_STATEMENT = 500;

    private final Sql sql;

    JdbcScanner(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Membership> teamsOf(UserId user, @Nullable ListKey after, int limit) {
        StringBuilder memberships = new StringBuilder("select " + MemberQueries.COLUMNS);
        for (String column : TeamRow.COLUMNS.split(", ", -1)) {
            memberships
                    .append(", t.")
                    .append(column)
                    .append(" as ")
                    .append(TEAM)
                    .append(column);
        }
        memberships.append(" from muster_member m join muster_team t on t.id = m.team_id where m.user_id = ?");
        Parameters parameters = Parameters.of(user);
        if (after != null) {
            memberships.append(" and t.order_key >= ? and (t.order_key > ? or t.id > ?)");
            parameters.text(after.order()).text(after.order()).text(after.id());
        }
        memberships.append(" order by t.order_key, t.id limit ").append(limit);
        return sql.query(
                "select m.*, " + GrantRows.COLUMNS + " from (" + memberships + ") m" + MemberQueries.GRANTS
                        + " order by m.t_order_key, m.team_id",
                parameters,
                rows -> GrantRows.<Membership>read(
                        rows,
                        row -> {
                            var team = TeamRow.read(row, TEAM);
                            var member = MemberRow.read(row);
                            return grants -> new Membership(team, member.apply(grants));
                        },
                        "team_id"));
    }

    @Override
    public @Nullable TeamId withSlug(String slug) {
        return TeamQueries.withSlug(sql, slug);
    }

    @Override
    public Map<TeamId, Long> revs(Collection<TeamId> teams) {
        List<TeamId> all = new ArrayList<>(teams);
        Map<TeamId, Long> revs = new HashMap<>();
        for (int from = 0; from < all.size(); from += TEAMS_OF_ONE_STATEMENT) {
            List<TeamId> some = all.subList(from, Math.min(all.size(), from + TEAMS_OF_ONE_STATEMENT));
            String marks = String.join(", ", Collections.nCopies(some.size(), "?"));
            sql.all(
                            "select id, rev from muster_team where id in (" + marks + ")",
                            Parameters.of(some.toArray()),
                            row -> Map.entry(new TeamId(row.uuid("id")), row.number("rev")))
                    .forEach(found -> revs.put(found.getKey(), found.getValue()));
        }
        return revs;
    }

    @Override
    public List<TeamId> withEndedGrants(Instant now, @Nullable TeamId after, int limit) {
        return teams(
                "muster_member_role where granted_until >= 0 and granted_until <= ?",
                new Parameters().moment(now),
                after,
                limit);
    }

    @Override
    public List<TeamId> withDueInvites(Instant now, @Nullable TeamId after, int limit) {
        return teams("muster_invite where next_at >= 0 and next_at <= ?", new Parameters().moment(now), after, limit);
    }

    @Override
    public List<TeamId> withInvitesOver(Instant by, @Nullable TeamId after, int limit) {
        return teams("muster_invite where over_at >= 0 and over_at <= ?", new Parameters().moment(by), after, limit);
    }

    @Override
    public List<TeamId> withAnswersBefore(Instant at, @Nullable TeamId after, int limit) {
        return teams("muster_answer where answered_at < ?", new Parameters().moment(at), after, limit);
    }

    @Override
    public List<TeamId> teamsNaming(UserId user, @Nullable TeamId after, int limit) {
        return teams("muster_event where user_id = ?", Parameters.of(user), after, limit);
    }

    @Override
    public List<TeamId> teamsNaming(EmailAddress email, @Nullable TeamId after, int limit) {
        return teams("muster_event where email_key = ?", Parameters.of(email.key()), after, limit);
    }

    private List<TeamId> teams(String with, Parameters parameters, @Nullable TeamId after, int limit) {
        String from = "";
        if (after != null) {
            from = " and team_id > ?";
            parameters.text(after);
        }
        return sql.all(
                "select distinct team_id from " + with + from + " order by team_id limit " + limit,
                parameters,
                row -> new TeamId(row.uuid("team_id")));
    }

    @Override
    public @Nullable StoredInvite mailedWith(UUID mail) {
        return InviteQueries.mailedWith(sql, mail);
    }

    @Override
    public int countOtherKeys(Set<String> keyIds, Instant now, int atMost) {
        Parameters parameters = Parameters.of(InviteStatus.PENDING).moment(now);
        keyIds.forEach(parameters::text);
        String others = "select 1 from muster_invite where status = ? and expires_at > ? and not (key_id"
                + Sql.in(keyIds.size()) + ") limit " + atMost;
        return sql.query(
                "select count(*) from (" + others + ") o", parameters, rows -> rows.next() ? rows.getInt(1) : 0);
    }

    @Override
    public Waiting waiting(int atMost) {
        return OutboxQueries.waiting(sql, atMost);
    }

    @Override
    public List<StoredRole> roles(@Nullable RoleKey after, int limit) {
        Parameters parameters = new Parameters();
        String from = "";
        if (after != null) {
            from = " where team_id >= ? and (team_id > ? or id > ?)";
            parameters.text(after.team()).text(after.team()).text(after.role());
        }
        return sql.all(
                "select " + RoleRow.COLUMNS + " from muster_role" + from + " order by team_id, id limit " + limit,
                parameters,
                RoleRow::read);
    }

    @Override
    public boolean suppressed(String subject) {
        return !sql.all(
                        "select subject from muster_suppression where subject = ?",
                        Parameters.of(subject),
                        row -> row.text("subject"))
                .isEmpty();
    }

    @Override
    public List<InviteRef> invitesTo(List<EmailAddress> emails, Instant now, @Nullable InviteId before, int limit) {
        Parameters parameters = new Parameters();
        emails.forEach(email -> parameters.text(email.key()));
        parameters.moment(now);
        String older = before == null ? "" : " and id < ?";
        if (before != null) {
            parameters.text(before);
        }
        return sql.all(
                "select team_id, id from muster_invite where pending_email in ("
                        + String.join(", ", Collections.nCopies(emails.size(), "?")) + ") and expires_at > ?" + older
                        + " order by id desc limit " + limit,
                parameters,
                row -> new InviteRef(new TeamId(row.uuid("team_id")), new InviteId(row.uuid("id"))));
    }
}
