package dev.muster.jdbc;

import dev.muster.jdbc.Writes.Table;
import dev.muster.model.Delivery;
import dev.muster.model.InviteId;
import dev.muster.model.InviteStatus;
import dev.muster.model.RoleGrant;
import dev.muster.model.TeamId;
import dev.muster.spi.InviteStore;
import dev.muster.spi.ListOrder;
import dev.muster.spi.StoredInvite;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The invites of the team that is being changed. */
final class InviteWrites extends InviteQueries implements InviteStore {

    private static final String INSERT = "insert into muster_invite (" + InviteRow.COLUMNS + ") values ("
            + Parameters.marks(InviteRow.COLUMNS.split(",", -1).length) + ")";
    private static final String SET = "update muster_invite set email = ?, email_key = ?, pending_email = ?,"
            + " pending_order = ?, name = ?, location = ?, attributes = ?, message = ?, locale = ?,"
            + " invited_by_type = ?, invited_by_id = ?, created_at = ?, expires_at = ?, status = ?, end_reason = ?,"
            + " ended_at = ?, over_at = ?, accepted_by = ?, rev = ?, nonce = ?, generation = ?, key_id = ?, period_ms = ?, sent_at = ?,"
            + " mailbox_only = ?, link_requested_at = ?, mail_id = ?, next_at = ?, held_user = ?, held_name = ?,"
            + " held_locale = ?, held_at = ?";
    private static final String UPDATE = SET + " where team_id = ? and id = ? and status = ?";
    private static final String REWRITE = SET + ", delivery_status = ?, delivery_reason = ?, delivery_attempts = ?,"
            + " delivery_at = ? where team_id = ? and id = ?";
    private static final String RESEND = REWRITE + " and status = ?";
    private static final String DELIVER = "update muster_invite set delivery_status = ?, delivery_reason = ?,"
            + " delivery_attempts = ?, delivery_at = ?, rev = (select t.rev from muster_team t where t.id = ?)"
            + " where team_id = ? and id = ? and generation = ? and status = ?";
    private static final String HOLD =
            "update muster_invite set pending_email = ?, pending_order = ? where team_id = ? and id = ?";
    private static final String GRANT = "insert into muster_invite_role (team_id, invite_id, ordinal, role_id,"
            + " granted_until, granted_by_type, granted_by_id) values (?, ?, ?, ?, ?, ?, ?)";
    private static final String TAKE_ALL = "delete from muster_invite_role where team_id = ? and invite_id = ?";
    private static final String DELETE = "delete from muster_invite where team_id = ? and id = ?";
    private static final String DELETE_FAILURES =
            "delete from muster_accept_failure where team_id = ? and invite_id = ?";
    private static final String NOT_PENDING = "this invite is not pending any more, or has another link";

    private final Writes writes;
    private final List<Held> held = new ArrayList<>();
    /** Whose grants are deleted, and which are written after that. */
    private final Set<InviteId> taken = new LinkedHashSet<>();

    private final Map<InviteId, List<RoleGrant>> granted = new LinkedHashMap<>();

    InviteWrites(Sql sql, TeamId team, Writes writes) {
        super(sql, team);
        this.writes = writes;
    }

    /** @param stored null if it is only its delivery that is written */
    private record Held(InviteId id, @Nullable StoredInvite stored, How how, Parameters delivery) {}

    private enum How {
        NEW,
        CHANGED,
        RESENT,
        REWRITTEN
    }

    @Override
    public void insert(StoredInvite invite) {
        hold(invite, How.NEW);
    }

    @Override
    public void update(StoredInvite invite) {
        hold(invite, How.CHANGED);
    }

    @Override
    public void resend(StoredInvite invite) {
        hold(invite, How.RESENT);
    }

    @Override
    public void rewrite(StoredInvite invite) {
        hold(invite, How.REWRITTEN);
    }

    private void hold(StoredInvite invite, How how) {
        Own.require(team(), invite.invite().team());
        hold(new Held(invite.invite().id(), invite, how, new Parameters()));
    }

    @Override
    public void delete(InviteId invite) {
        writes.add(Table.INVITE, DELETE, Parameters.of(team(), invite));
        writes.add(Table.INVITE_ROLE, TAKE_ALL, Parameters.of(team(), invite));
        writes.add(Table.ACCEPT_FAILURE, DELETE_FAILURES, Parameters.of(team(), invite));
    }

    @Override
    public void deliver(InviteId invite, int generation, Delivery delivery) {
        Parameters parameters = InviteRow.delivery(delivery)
                .text(team())
                .text(team())
                .text(invite)
                .number((long) generation)
                .text(InviteStatus.PENDING);
        hold(new Held(invite, null, How.CHANGED, parameters));
    }

    private void hold(Held one) {
        writes.begin();
        held.add(one);
    }

    void forget() {
        held.clear();
        seen().clear();
    }

    /**
     * Hands over what was held. Where one invite may take the address that another one gives up, all give theirs up
     * first, so that the order of writing does not matter.
     */
    void finish() {
        boolean handOver = held.stream().anyMatch(one -> one.stored() != null && one.how() != How.NEW)
                && held.stream()
                                .filter(one -> one.stored() != null)
                                .map(Held::id)
                                .distinct()
                                .count()
                        > 1;
        // Marks of the delivery go in this order too: so the two never wait for each other.
        held.sort(Comparator.comparing(one -> one.id().toString()));
        Map<InviteId, StoredInvite> last = new LinkedHashMap<>();
        for (Held one : held) {
            StoredInvite stored = one.stored();
            if (stored == null) {
                writes.addOne(Table.INVITE, DELIVER, one.delivery(), NOT_PENDING);
            } else {
                write(stored, one.how(), stored.holdsAddress() && !handOver);
                last.put(one.id(), stored);
            }
        }
        for (StoredInvite stored : last.values()) {
            if (handOver && stored.holdsAddress()) {
                Parameters taking = Parameters.of(
                        stored.invite().email().key(),
                        ListOrder.of(stored.invite()),
                        team(),
                        stored.invite().id());
                writes.add(Table.INVITE, HOLD, taking);
            }
        }
        // Equal statements behind each other, as these go out together.
        taken.forEach(invite -> writes.add(Table.INVITE_ROLE, TAKE_ALL, Parameters.of(team(), invite)));
        granted.forEach(this::grant);
    }

    private void write(StoredInvite stored, How how, boolean holds) {
        InviteId id = stored.invite().id();
        List<RoleGrant> roles = stored.invite().roles();
        Parameters row = how == How.CHANGED ? InviteRow.changing(stored, holds) : InviteRow.all(stored, holds);
        Parameters key = Parameters.of(team(), id);
        switch (how) {
            case NEW -> {
                writes.add(Table.INVITE, INSERT, key.all(row));
                seen().put(id, List.of());
            }
            case CHANGED -> writes.addOne(Table.INVITE, UPDATE, row.all(key).text(InviteStatus.PENDING), NOT_PENDING);
            case RESENT -> writes.addOne(Table.INVITE, RESEND, row.all(key).text(InviteStatus.PENDING), NOT_PENDING);
            case REWRITTEN -> writes.addOne(Table.INVITE, REWRITE, row.all(key), "there is no such invite");
        }
        List<RoleGrant> before = seen().put(id, roles);
        if (!roles.equals(before)) {
            if (before == null || !before.isEmpty()) {
                taken.add(id);
            }
            granted.put(id, roles);
        }
    }

    private void grant(InviteId invite, List<RoleGrant> roles) {
        long ordinal = 0;
        for (RoleGrant grant : roles) {
            writes.add(
                    Table.INVITE_ROLE,
                    GRANT,
                    Parameters.of(team(), invite)
                            .number(ordinal++)
                            .text(grant.role())
                            .moment(grant.until())
                            .actor(grant.by()));
        }
    }
}
