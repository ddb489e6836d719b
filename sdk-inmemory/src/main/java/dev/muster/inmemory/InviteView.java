package dev.muster.inmemory;

import dev.muster.inmemory.SortedRows.Row;
import dev.muster.model.ActorRef;
import dev.muster.model.DeliveryStatus;
import dev.muster.model.EmailAddress;
import dev.muster.model.FailedAccept;
import dev.muster.model.InviteId;
import dev.muster.model.InviteStatus;
import dev.muster.spi.InviteReads;
import dev.muster.spi.ListKey;
import dev.muster.spi.StoredInvite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The invites of one team as of one rev, read while the access lasts. */
class InviteView implements InviteReads {

    private final Scope scope;
    private final InviteRows rows;
    private final FailureRows failures;

    InviteView(Scope scope, InviteRows rows, FailureRows failures) {
        this.scope = scope;
        this.rows = rows;
        this.failures = failures;
    }

    @Override
    public List<StoredInvite> findAll(Set<InviteId> invites) {
        scope.read();
        List<StoredInvite> found = new ArrayList<>();
        for (InviteId invite : invites) {
            StoredInvite stored = rows.byId().get(invite);
            if (stored != null) {
                found.add(stored);
            }
        }
        return found;
    }

    @Override
    public @Nullable Origin origin(InviteId invite) {
        StoredInvite stored = find(invite);
        return stored == null ? null : Origin.of(stored);
    }

    @Override
    public List<StoredInvite> holders(Set<EmailAddress> emails) {
        scope.read();
        List<StoredInvite> found = new ArrayList<>();
        for (EmailAddress email : emails) {
            InviteId holder = rows.holders().get(email.key());
            if (holder != null) {
                found.add(invite(holder));
            }
        }
        return found;
    }

    @Override
    public int countOpen(Instant now, int atMost) {
        scope.read();
        return Math.min(rows.pendingByEnd().countAfter(new Age(now, KeyOrder.LAST_INVITE)), atMost);
    }

    @Override
    public List<StoredInvite> pendingBy(ActorRef inviter, @Nullable InviteId after, int limit) {
        scope.read();
        List<StoredInvite> found = new ArrayList<>();
        for (Row<InviteId, InviteId> row : rows.pendingBy().group(inviter).after(after)) {
            if (found.size() >= limit) {
                break;
            }
            found.add(invite(row.value()));
        }
        return found;
    }

    @Override
    public List<StoredInvite> due(Instant now, int limit) {
        scope.read();
        List<StoredInvite> found = new ArrayList<>();
        for (Row<Age, InviteId> row : rows.byNext().after(null)) {
            if (found.size() >= limit || row.key().at().isAfter(now)) {
                break;
            }
            found.add(invite(row.value()));
        }
        return found;
    }

    /** Looks at all of them: this is asked once an hour. */
    @Override
    public List<InviteId> over(Instant by, int limit) {
        scope.read();
        SortedRows<Age, InviteId> over = SortedRows.by(KeyOrder.AGES);
        for (Row<InviteId, StoredInvite> row : rows.byId().after(null)) {
            Instant at = row.value().overAt();
            if (!at.isAfter(by)) {
                over = over.with(new Age(at, row.key()), row.key());
            }
        }
        List<InviteId> found = new ArrayList<>();
        for (Row<Age, InviteId> row : over.after(null)) {
            if (found.size() >= limit) {
                break;
            }
            found.add(row.value());
        }
        return found;
    }

    @Override
    public List<StoredInvite> list(InviteFilter filter, @Nullable ListKey after, int limit) {
        scope.read();
        SortedRows<ListKey, InviteId> index =
                filter.role() == null ? rows.byName() : rows.byRoleAndName().group(filter.role());
        List<StoredInvite> found = new ArrayList<>();
        for (Row<ListKey, InviteId> row : index.after(after)) {
            if (found.size() >= limit) {
                break;
            }
            StoredInvite stored = invite(row.value());
            if (matches(filter, row.key().order(), stored)) {
                found.add(stored);
            }
        }
        return found;
    }

    @Override
    public List<StoredInvite> newest(
            @Nullable InviteStatus status, @Nullable Boolean expired, Instant now, @Nullable Age before, int limit) {
        scope.read();
        List<StoredInvite> found = new ArrayList<>();
        for (Row<Age, InviteId> row : rows.byAge().before(before)) {
            if (found.size() >= limit) {
                break;
            }
            StoredInvite stored = invite(row.value());
            if ((status == null || status == stored.invite().status()) && isExpired(expired, now, stored)) {
                found.add(stored);
            }
        }
        return found;
    }

    @Override
    public List<StoredInvite> linkRequests(@Nullable Age after, int limit) {
        return waiting(row -> row.invite().linkRequestedAt(), after, limit);
    }

    @Override
    public List<StoredInvite> held(@Nullable Age after, int limit) {
        return waiting(row -> row.held() == null ? null : row.held().at(), after, limit);
    }

    /** Looks at all of them: those that wait are few, and asked for by few. */
    private List<StoredInvite> waiting(
            Function<StoredInvite, @Nullable Instant> since, @Nullable Age after, int limit) {
        scope.read();
        SortedRows<Age, StoredInvite> waiting = SortedRows.by(KeyOrder.AGES);
        for (Row<InviteId, StoredInvite> row : rows.byId().after(null)) {
            Instant at = since.apply(row.value());
            if (at != null) {
                waiting = waiting.with(new Age(at, row.key()), row.value());
            }
        }
        List<StoredInvite> found = new ArrayList<>();
        for (Row<Age, StoredInvite> row : waiting.after(after)) {
            if (found.size() >= limit) {
                break;
            }
            found.add(row.value());
        }
        return found;
    }

    @Override
    public List<FailedAccept> failedAccepts(InviteId invite) {
        scope.read();
        List<FailedAccept> found = new ArrayList<>();
        failures.byInvite().group(invite).after(null).forEach(row -> found.add(row.value()));
        return found;
    }

    private static boolean matches(InviteFilter filter, String name, StoredInvite stored) {
        boolean failed = stored.invite().delivery().status() == DeliveryStatus.FAILED;
        return isExpired(filter.expired(), filter.now(), stored)
                && (filter.undelivered() == null || filter.undelivered() == failed)
                && (filter.search() == null
                        || name.contains(filter.search())
                        || stored.invite().email().key().contains(filter.search()));
    }

    private static boolean isExpired(@Nullable Boolean wanted, Instant now, StoredInvite stored) {
        return wanted == null || wanted == !stored.invite().expiresAt().isAfter(now);
    }

    private StoredInvite invite(InviteId invite) {
        return Objects.requireNonNull(rows.byId().get(invite), "an index leads to a row");
    }
}
