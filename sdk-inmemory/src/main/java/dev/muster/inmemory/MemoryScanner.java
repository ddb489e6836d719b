package dev.muster.inmemory;

import dev.muster.inmemory.SortedRows.Row;
import dev.muster.model.EmailAddress;
import dev.muster.model.Invite;
import dev.muster.model.InviteId;
import dev.muster.model.InviteStatus;
import dev.muster.model.Member;
import dev.muster.model.Membership;
import dev.muster.model.RoleId;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.HistoryReads.EventKey;
import dev.muster.spi.HistoryStore;
import dev.muster.spi.InviteRef;
import dev.muster.spi.ListKey;
import dev.muster.spi.ListOrder;
import dev.muster.spi.Scanner;
import dev.muster.spi.StoredInvite;
import dev.muster.spi.StoredRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Across teams, each answer as of one moment. */
final class MemoryScanner implements Scanner {

    private final Scope scope;
    private final Supplier<World> world;
    private final UserTeams userTeams;

    MemoryScanner(Scope scope, Supplier<World> world, UserTeams userTeams) {
        this.scope = scope;
        this.world = world;
        this.userTeams = userTeams;
    }

    /** Sorts what there is of this user, so that renaming a team need not touch its members. */
    @Override
    public List<Membership> teamsOf(UserId user, @Nullable ListKey after, int limit) {
        scope.read();
        // Where to look is right for the world that was there while it was read.
        World moment = world.get();
        SortedRows<TeamId, TeamId> teams = userTeams.of(user);
        for (World now = world.get(); now.moment() != moment.moment(); now = world.get()) {
            moment = now;
            teams = userTeams.of(user);
        }
        SortedRows<ListKey, Membership> sorted = SortedRows.by(KeyOrder.LISTS);
        for (Row<TeamId, TeamId> row : teams.after(null)) {
            TeamRows team = moment.teams().get(row.key());
            Member member = team == null ? null : team.members().byUser().get(user);
            if (team != null && member != null) {
                ListKey key = new ListKey(ListOrder.of(team.team()), row.key().toString());
                sorted = sorted.with(key, new Membership(team.team(), member));
            }
        }
        List<Membership> found = new ArrayList<>();
        for (Row<ListKey, Membership> row : sorted.after(after)) {
            if (found.size() >= limit) {
                break;
            }
            found.add(row.value());
        }
        return found;
    }

    @Override
    public @Nullable TeamId withSlug(String slug) {
        scope.read();
        return world.get().slugs().get(slug);
    }

    @Override
    public Map<TeamId, Long> revs(Collection<TeamId> teams) {
        scope.read();
        World moment = world.get();
        Map<TeamId, Long> revs = new HashMap<>();
        for (TeamId team : teams) {
            TeamRows rows = moment.teams().get(team);
            if (rows != null) {
                revs.put(team, rows.team().rev());
            }
        }
        return revs;
    }

    @Override
    public List<TeamId> withEndedGrants(Instant now, @Nullable TeamId after, int limit) {
        scope.read();
        return due(world.get().ends(), now, after, limit);
    }

    @Override
    public List<TeamId> withDueInvites(Instant now, @Nullable TeamId after, int limit) {
        scope.read();
        return due(world.get().nexts(), now, after, limit);
    }

    /** Looks at all of them: this is asked once an hour. */
    @Override
    public List<TeamId> withInvitesOver(Instant by, @Nullable TeamId after, int limit) {
        scope.read();
        return teams(after, limit, rows -> {
            for (Row<InviteId, StoredInvite> row : rows.invites().byId().after(null)) {
                if (!row.value().overAt().isAfter(by)) {
                    return true;
                }
            }
            return false;
        });
    }

    @Override
    public List<TeamId> withAnswersBefore(Instant at, @Nullable TeamId after, int limit) {
        scope.read();
        return teams(after, limit, rows -> rows.answers().anyBefore(at));
    }

    @Override
    public List<TeamId> teamsNaming(UserId user, @Nullable TeamId after, int limit) {
        scope.read();
        return teams(after, limit, rows -> !rows.history().byUser().group(user).isEmpty());
    }

    /** Looks through all histories: there is no index by addresses that were. */
    @Override
    public List<TeamId> teamsNaming(EmailAddress email, @Nullable TeamId after, int limit) {
        scope.read();
        return teams(after, limit, rows -> {
            for (Row<EventKey, TeamEvent> row : rows.history().events().after(null)) {
                if (email.key().equals(HistoryStore.addressKey(row.value()))) {
                    return true;
                }
            }
            return false;
        });
    }

    private List<TeamId> teams(@Nullable TeamId after, int limit, Predicate<TeamRows> wanted) {
        List<TeamId> found = new ArrayList<>();
        for (Row<TeamId, TeamRows> team : world.get().teams().after(after)) {
            if (found.size() >= limit) {
                break;
            }
            if (wanted.test(team.value())) {
                found.add(team.key());
            }
        }
        return found;
    }

    /** Looks at all of them: there is no index by what the mail of an invite was. */
    @Override
    public @Nullable StoredInvite mailedWith(UUID mail) {
        scope.read();
        for (Row<TeamId, TeamRows> team : world.get().teams().after(null)) {
            for (Row<InviteId, StoredInvite> invite :
                    team.value().invites().byId().after(null)) {
                if (mail.equals(invite.value().mail())) {
                    return invite.value();
                }
            }
        }
        return null;
    }

    @Override
    public int countOtherKeys(Set<String> keyIds, Instant now, int atMost) {
        scope.read();
        int count = 0;
        for (Row<TeamId, TeamRows> team : world.get().teams().after(null)) {
            for (Row<InviteId, StoredInvite> row : team.value().invites().byId().after(null)) {
                Invite invite = row.value().invite();
                boolean open = invite.status() == InviteStatus.PENDING
                        && invite.expiresAt().isAfter(now);
                count += open && !keyIds.contains(row.value().keyId()) ? 1 : 0;
            }
        }
        return Math.min(count, atMost);
    }

    private static List<TeamId> due(
            GroupedRows<Instant, TeamId, TeamId> moments, Instant now, @Nullable TeamId after, int limit) {
        SortedRows<TeamId, TeamId> due = SortedRows.by(KeyOrder.TEAMS);
        for (Row<Instant, SortedRows<TeamId, TeamId>> end : moments.groups()) {
            if (end.key().isAfter(now)) {
                break;
            }
            for (Row<TeamId, TeamId> team : end.value().after(null)) {
                due = due.with(team.key(), team.key());
            }
        }
        List<TeamId> found = new ArrayList<>();
        for (Row<TeamId, TeamId> row : due.after(after)) {
            if (found.size() >= limit) {
                break;
            }
            found.add(row.key());
        }
        return found;
    }

    @Override
    public Waiting waiting(int atMost) {
        scope.read();
        OutboxRows outbox = world.get().outbox();
        UUID first = null;
        for (Row<UUID, OutboxRows.Placed> row : outbox.byId().after(null)) {
            first = row.key();
            break;
        }
        return new Waiting(Math.min(outbox.byId().size(), atMost), first);
    }

    @Override
    public List<StoredRole> roles(@Nullable RoleKey after, int limit) {
        scope.read();
        World moment = world.get();
        List<StoredRole> found = new ArrayList<>();
        if (after != null) {
            addRoles(moment, after.team(), after.role(), limit, found);
        }
        for (Row<TeamId, TeamId> row : moment.withRoles().after(after == null ? null : after.team())) {
            if (found.size() >= limit) {
                break;
            }
            addRoles(moment, row.key(), null, limit, found);
        }
        return found;
    }

    private static void addRoles(World moment, TeamId team, @Nullable RoleId after, int limit, List<StoredRole> found) {
        TeamRows rows = moment.teams().get(team);
        if (rows == null) {
            return;
        }
        for (Row<RoleId, StoredRole> row : rows.roles().byId().after(after)) {
            if (found.size() >= limit) {
                return;
            }
            found.add(row.value());
        }
    }

    @Override
    public boolean suppressed(String subject) {
        scope.read();
        return world.get().suppressed().has(subject);
    }

    @Override
    public List<InviteRef> invitesTo(List<EmailAddress> emails, Instant now, @Nullable InviteId before, int limit) {
        scope.read();
        World moment = world.get();
        SortedRows<InviteId, TeamId> all = SortedRows.by(KeyOrder.INVITES);
        for (EmailAddress email : emails) {
            for (Row<InviteId, TeamId> row :
                    moment.addressed().group(email.key()).after(null)) {
                all = all.with(row.key(), row.value());
            }
        }
        List<InviteRef> found = new ArrayList<>();
        for (Row<InviteId, TeamId> row : all.before(before)) {
            if (found.size() >= limit) {
                break;
            }
            TeamRows team = moment.teams().get(row.value());
            StoredInvite stored = team == null ? null : team.invites().byId().get(row.key());
            if (stored != null && stored.invite().expiresAt().isAfter(now)) {
                found.add(new InviteRef(row.value(), row.key()));
            }
        }
        return found;
    }
}
