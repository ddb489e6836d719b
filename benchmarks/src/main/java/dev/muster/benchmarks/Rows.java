package dev.muster.benchmarks;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The rows that are written by hand: in Muster's own tables, so with the same columns and the same indexes. */
final class Rows {

    static final String INVITE =
            "insert into muster_invite (team_id, id, email, email_key, pending_email, pending_order,"
                    + " name, location, attributes, message, locale, invited_by_type, invited_by_id, created_at, expires_at,"
                    + " status, end_reason, ended_at, accepted_by, rev, nonce, generation, key_id, period_ms, sent_at,"
                    + " mailbox_only, delivery_status, delivery_reason, delivery_attempts, delivery_at)"
                    + " values (?, ?, ?, ?, ?, 'ben', 'Ben', null, '{}', null, null, 'USER', 'owner', ?, ?, 'PENDING', null,"
                    + " null, null, 1, ?, 1, '00000000', 604800000, ?, 0, 'QUEUED', null, 0, null)";
    static final String INVITE_ROLE = "insert into muster_invite_role (team_id, invite_id, ordinal, role_id,"
            + " granted_until, granted_by_type, granted_by_id) values (?, ?, 0, 'member', null, 'USER', 'owner')";
    static final String OUTBOX =
            "insert into muster_outbox (id, team_id, kind, invite_id, generation, attempts, due_at)"
                    + " values (?, ?, 'INVITATION', ?, 1, 0, ?)";
    static final String MEMBER =
            "insert into muster_member (team_id, user_id, email, email_key, name, order_key, locale,"
                    + " location, status, attributes, joined_at, rev)"
                    + " values (?, ?, ?, ?, 'Ben', 'ben', null, null, 'ACTIVE', '{}', ?, 1)";
    static final String MEMBER_ROLE = "insert into muster_member_role (team_id, user_id, ordinal, role_id, order_key,"
            + " granted_until, granted_by_type, granted_by_id)"
            + " values (?, ?, 0, 'member', 'ben', null, 'USER', 'owner')";
    static final String EVENT = "insert into muster_event (change_id, team_id, rev, seq, happened_at, type, actor_type,"
            + " actor_id, user_id, invite_id, subject, changes)"
            + " values (?, ?, ?, 0, ?, ?, 'USER', ?, null, ?, 'Ben', '[]')";

    private Rows() {}

    static List<Object> invite(String team, String id, String address, long now) {
        return List.of(team, id, address, address, address, now, now + 604_800_000L, "0123456789abcdefghijkl", now);
    }

    static List<Object> event(String team, long rev, long now, String type, String actor, String invite) {
        return List.of(invite, team, rev, now, type, actor, invite);
    }

    /** Binds texts and whole numbers. */
    static void bind(PreparedStatement statement, List<Object> values) throws SQLException {
        int position = 1;
        for (Object value : values) {
            if (value instanceof Long number) {
                statement.setLong(position++, number);
            } else {
                statement.setString(position++, value.toString());
            }
        }
    }
}
