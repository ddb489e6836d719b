package dev.muster.benchmarks;

import java.util.List;
import java.util.UUID;

/**
 * The rows that are written by hand: in Muster's own tables, so with the same columns and the same indexes. What differs
 * from change to change in a real program is bound, and nothing else.
 */
final class Rows {

    private static final String INVITE =
            "insert into muster_invite (team_id, id, email, email_key, pending_email, pending_order,"
                    + " name, location, attributes, message, locale, invited_by_type, invited_by_id, created_at, expires_at,"
                    + " status, end_reason, ended_at, over_at, accepted_by, rev, nonce, generation, key_id, period_ms, sent_at,"
                    + " mailbox_only, delivery_status, delivery_reason, delivery_attempts, delivery_at)"
                    + " values (?, ?, ?, ?, ?, ?, ?, null, ?, null, null, 'USER', ?, ?, ?, 'PENDING', null,"
                    + " null, ?, null, ?, ?, 1, ?, ?, ?, 0, 'QUEUED', null, 0, null)";
    private static final String INVITE_ROLE = "insert into muster_invite_role (team_id, invite_id, ordinal, role_id,"
            + " granted_until, granted_by_type, granted_by_id) values (?, ?, 0, ?, null, 'USER', ?)";
    private static final String OUTBOX =
            "insert into muster_outbox (id, team_id, kind, invite_id, generation, event_rev, event_seq, bulk, attempts,"
                    + " due_at, fresh, place) values (?, ?, 'INVITATION', ?, 1, 0, 0, 0, 0, ?, 1, 0)";
    private static final String ACCEPT =
            "update muster_invite set status = 'ACCEPTED', ended_at = ?, over_at = ?, accepted_by = ?,"
                    + " pending_email = null, pending_order = null, rev = ?"
                    + " where team_id = ? and id = ? and status = 'PENDING'";
    private static final String MEMBER =
            "insert into muster_member (team_id, user_id, email, email_key, name, order_key, locale,"
                    + " location, status, attributes, joined_at, rev)"
                    + " values (?, ?, ?, ?, ?, ?, null, null, 'ACTIVE', ?, ?, ?)";
    private static final String MEMBER_ROLE =
            "insert into muster_member_role (team_id, user_id, ordinal, role_id, order_key,"
                    + " granted_until, granted_by_type, granted_by_id) values (?, ?, 0, ?, ?, null, 'USER', ?)";
    private static final String EVENT =
            "insert into muster_event (change_id, team_id, rev, seq, happened_at, type, actor_type,"
                    + " actor_id, user_id, invite_id, role_id, subject, changes, email_key)"
                    + " values (?, ?, ?, 0, ?, ?, 'USER', ?, ?, ?, null, ?, '[]', ?)";

    private static final String NAME = "Ben";
    private static final String ORDER = "ben";
    private static final String ROLE = "member";
    private static final String OWNER = "owner";
    private static final String ATTRIBUTES = "{}";
    private static final String NONCE = "0123456789abcdefghijkl";
    private static final String KEY = "00000000";
    private static final long WEEK = 604_800_000;

    private Rows() {}

    /** A statement that writes one row, and what is bound to it: texts and whole numbers. */
    record Write(String sql, List<Object> values) {

        static Write of(String sql, Object... values) {
            return new Write(sql, List.of(values));
        }
    }

    /** Invite, role, outbox, event. */
    static List<Write> sent(String team, String id, String address, long rev, long now) {
        return List.of(
                Write.of(
                        INVITE,
                        team,
                        id,
                        address,
                        address,
                        address,
                        ORDER,
                        NAME,
                        ATTRIBUTES,
                        OWNER,
                        now,
                        now + WEEK,
                        now + WEEK,
                        rev,
                        NONCE,
                        KEY,
                        WEEK,
                        now),
                Write.of(INVITE_ROLE, team, id, ROLE, OWNER),
                Write.of(OUTBOX, random(), team, id, now),
                Write.of(EVENT, random(), team, rev, now, "INVITE_SENT", OWNER, OWNER, id, address, address));
    }

    /** Invite, member, role, event. */
    static List<Write> accepted(String team, String id, String address, long rev, long now) {
        String user = "user-" + address;
        return List.of(
                Write.of(ACCEPT, now, now, user, rev, team, id),
                Write.of(MEMBER, team, user, address, address, NAME, ORDER, ATTRIBUTES, now, rev),
                Write.of(MEMBER_ROLE, team, user, ROLE, ORDER, OWNER),
                Write.of(EVENT, random(), team, rev, now, "MEMBER_JOINED", user, user, id, NAME, address));
    }

    private static String random() {
        return UUID.randomUUID().toString();
    }
}
