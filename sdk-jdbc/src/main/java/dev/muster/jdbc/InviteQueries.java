package dev.muster.jdbc;

import dev.muster.model.ActorRef;
import dev.muster.model.DeliveryStatus;
import dev.muster.model.EmailAddress;
import dev.muster.model.FailedAccept;
import dev.muster.model.InviteId;
import dev.muster.model.InviteStatus;
import dev.muster.model.RoleGrant;
import dev.muster.model.TeamId;
import dev.muster.spi.InviteReads;
import dev.muster.spi.ListKey;
import dev.muster.spi.ReadAhead;
import dev.muster.spi.StoredInvite;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The invites of one team. Each answer is one statement: the invites that are wanted, and joined to them their grants. Only
 * pages are a table of their own within it, as those of members are.
 */
class InviteQueries implements InviteReads {

    private static final String INVITES = " from muster_invite i where i.team_id = ?";
    private static final String COLUMNS = "i." + InviteRow.COLUMNS.replace(", ", ", i.");
    private static final String GRANTS =
            " left join muster_invite_role g on g.team_id = i.team_id and g.invite_id = i.id";
    private static final String WITH_ID = all("i.team_id = ? and i.id = ?");
    private static final String HOLDING = all("i.team_id = ? and i.pending_email = ?");
    private static final String MAILED = all("i.mail_id = ?");

    private final Sql sql;
    private final TeamId team;

    private final Map<InviteId, Answer<List<StoredInvite>>> byId = new HashMap<>();
    private final Map<String, Answer<List<StoredInvite>>> byAddress = new HashMap<>();

    /** The grants of invites that were read, or written since, as they are stored now. */
    private final Map<InviteId, List<RoleGrant>> seen = new HashMap<>();

    InviteQueries(Sql sql, TeamId team) {
        this.sql = sql;
        this.team = team;
    }

    final TeamId team() {
        return team;
    }

    final Map<InviteId, List<RoleGrant>> seen() {
        return seen;
    }

    /** Has what will be looked up come along with the trip. */
    void fetch(ReadAhead ahead, Trip trip) {
        if (ahead.invite() != null) {
            byId.put(ahead.invite(), trip.ask(withId(ahead.invite())));
        }
        if (ahead.address() != null) {
            byAddress.put(ahead.address().key(), trip.ask(holding(ahead.address())));
        }
    }

    @Override
    public @Nullable StoredInvite find(InviteId invite) {
        sql.requireReadable();
        Answer<List<StoredInvite>> fetched = byId.get(invite);
        return first(fetched == null ? sql.ask(withId(invite)) : fetched.get());
    }

    @Override
    public @Nullable Origin origin(InviteId invite) {
        return sql.first(
                "select nonce, invited_by_type, invited_by_id from muster_invite where team_id = ? and id = ?",
                Parameters.of(team, invite),
                row -> new Origin(row.text("nonce"), row.actor("invited_by")));
    }

    @Override
    public List<StoredInvite> findAll(Set<InviteId> invites) {
        return invites.isEmpty() ? List.of() : among("i.id", invites.stream().map(InviteId::toString));
    }

    @Override
    public @Nullable StoredInvite holder(EmailAddress email) {
        sql.requireReadable();
        Answer<List<StoredInvite>> fetched = byAddress.get(email.key());
        return first(fetched == null ? sql.ask(holding(email)) : fetched.get());
    }

    @Override
    public List<StoredInvite> holders(Set<EmailAddress> emails) {
        return emails.isEmpty()
                ? List.of()
                : among("i.pending_email", emails.stream().map(EmailAddress::key));
    }

    private Question<List<StoredInvite>> withId(InviteId invite) {
        return question(WITH_ID, Parameters.of(team, invite));
    }

    private Question<List<StoredInvite>> holding(EmailAddress email) {
        return question(HOLDING, Parameters.of(team, email.key()));
    }

    private static @Nullable StoredInvite first(List<StoredInvite> found) {
        return found.isEmpty() ? null : found.get(0);
    }

    private List<StoredInvite> among(String column, Stream<String> values) {
        Parameters parameters = Parameters.of(team);
        values.forEach(parameters::text);
        return sql.ask(question(
                all("i.team_id = ? and " + column + Sql.in(parameters.list().size() - 1)), parameters));
    }

    @Override
    public int countOpen(Instant now, int atMost) {
        return sql.query(
                "select count(*) from (select 1" + INVITES + " and i.status = ? and i.expires_at > ? limit " + atMost
                        + ") c",
                Parameters.of(team, InviteStatus.PENDING).moment(now),
                rows -> rows.next() ? rows.getInt(1) : 0);
    }

    @Override
    public List<StoredInvite> pendingBy(ActorRef inviter, @Nullable InviteId after, int limit) {
        return page(
                "muster_invite_inviter",
                " and i.invited_by_id = ? and i.invited_by_type = ? and i.status = ? and i.id > ?"
                        + " order by i.team_id, i.invited_by_id, i.invited_by_type, i.status, i.id limit " + limit,
                "i.id",
                Parameters.of(team, inviter.id(), inviter.type(), InviteStatus.PENDING, after == null ? "" : after));
    }

    @Override
    public List<StoredInvite> due(Instant now, int limit) {
        return page(
                "muster_invite_due",
                " and i.next_at >= 0 and i.next_at <= ? order by i.team_id, i.next_at, i.id limit " + limit,
                "i.next_at, i.id",
                Parameters.of(team).moment(now));
    }

    @Override
    public List<InviteId> over(Instant by, int limit) {
        return sql.all(
                "select id from muster_invite where team_id = ? and over_at <= ? order by team_id, over_at, id limit "
                        + limit,
                Parameters.of(team).moment(by),
                row -> new InviteId(row.uuid("id")));
    }

    @Override
    public List<StoredInvite> list(InviteFilter filter, @Nullable ListKey after, int limit) {
        StringBuilder where = new StringBuilder(" and i.pending_order >= ?");
        Parameters parameters = Parameters.of(team).text(after == null ? "" : after.order());
        String index = "muster_invite_name";
        String order = "i.team_id, ";
        if (after != null) {
            where.append(" and (i.pending_order > ? or i.id > ?)");
            parameters.text(after.order()).text(after.id());
        }
        expired(filter.expired(), filter.now(), where, parameters);
        if (filter.undelivered() != null) {
            where.append(filter.undelivered() ? " and i.delivery_status = ?" : " and i.delivery_status <> ?");
            parameters.text(DeliveryStatus.FAILED);
        }
        if (Boolean.TRUE.equals(filter.undelivered())) {
            index = "muster_invite_delivery";
            order += "i.delivery_status, ";
        }
        if (filter.role() != null) {
            where.append(" and exists (select 1 from muster_invite_role r"
                    + " where r.team_id = i.team_id and r.invite_id = i.id and r.role_id = ?)");
            parameters.text(filter.role());
        }
        if (filter.search() != null) {
            where.append(" and (i.pending_order like ? escape '!' or i.email_key like ? escape '!')");
            String pattern = Search.containing(filter.search());
            parameters.text(pattern).text(pattern);
        }
        where.append(" order by ")
                .append(order)
                .append("i.pending_order, i.id limit ")
                .append(limit);
        return page(index, where.toString(), "i.pending_order, i.id", parameters);
    }

    @Override
    public List<StoredInvite> newest(
            @Nullable InviteStatus status, @Nullable Boolean expired, Instant now, @Nullable Age before, int limit) {
        StringBuilder where = new StringBuilder();
        Parameters parameters = Parameters.of(team);
        String index = "muster_invite_newest";
        String order = "i.team_id desc, ";
        if (status != null) {
            index = "muster_invite_status";
            order += "i.status desc, ";
            where.append(" and i.status = ?");
            parameters.text(status);
        }
        expired(expired, now, where, parameters);
        where.append(" and i.created_at <= ?");
        parameters.number(before == null ? Long.MAX_VALUE : before.at().toEpochMilli());
        if (before != null) {
            where.append(" and (i.created_at < ? or i.id < ?)");
            parameters.moment(before.at()).text(before.id());
        }
        where.append(" order by ")
                .append(order)
                .append("i.created_at desc, i.id desc limit ")
                .append(limit);
        return page(index, where.toString(), "i.created_at desc, i.id desc", parameters);
    }

    @Override
    public List<StoredInvite> linkRequests(@Nullable Age after, int limit) {
        return waiting("muster_invite_requested", "i.link_requested_at", after, limit);
    }

    @Override
    public List<StoredInvite> held(@Nullable Age after, int limit) {
        return waiting("muster_invite_held", "i.held_at", after, limit);
    }

    private List<StoredInvite> waiting(String index, String since, @Nullable Age after, int limit) {
        StringBuilder where = new StringBuilder(" and " + since + " >= ?");
        Parameters parameters = Parameters.of(team).moment(after == null ? Instant.EPOCH : after.at());
        if (after != null) {
            where.append(" and (" + since + " > ? or i.id > ?)");
            parameters.moment(after.at()).text(after.id());
        }
        String order = since + ", i.id";
        where.append(" order by i.team_id, ").append(order).append(" limit ").append(limit);
        return page(index, where.toString(), order, parameters);
    }

    @Override
    public List<FailedAccept> failedAccepts(InviteId invite) {
        return FailureWork.find(sql, team, invite);
    }

    private static void expired(@Nullable Boolean wanted, Instant now, StringBuilder where, Parameters parameters) {
        if (wanted != null) {
            where.append(wanted ? " and i.expires_at <= ?" : " and i.expires_at > ?");
            parameters.moment(now);
        }
    }

    /** Of whatever team: who asks knows the mail, and nothing else. */
    static @Nullable StoredInvite mailedWith(Sql sql, UUID mail) {
        return first(sql.query(MAILED, Parameters.of(mail), rows -> GrantRows.read(rows, InviteRow::read, "id")));
    }

    private static String all(String condition) {
        return "select " + COLUMNS + ", " + GrantRows.COLUMNS + " from muster_invite i" + GRANTS + " where "
                + condition;
    }

    private List<StoredInvite> page(String index, String where, String order, Parameters parameters) {
        String invites = sql.dialect().along(index, "i", INVITES + where);
        String text = "select i.*, " + GrantRows.COLUMNS + " from (select " + COLUMNS + invites + ") i" + GRANTS
                + " order by " + order;
        return sql.ask(question(text, parameters));
    }

    private Question<List<StoredInvite>> question(String text, Parameters parameters) {
        return new Question<>(text, parameters, rows -> {
            List<StoredInvite> found = GrantRows.read(rows, InviteRow::read, "id");
            found.forEach(
                    stored -> seen.put(stored.invite().id(), stored.invite().roles()));
            return found;
        });
    }
}
