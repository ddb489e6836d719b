package dev.muster.internal.team;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Diff;
import dev.muster.internal.change.Gate;
import dev.muster.internal.change.View;
import dev.muster.internal.rules.Bounds;
import dev.muster.internal.rules.Operation;
import dev.muster.internal.rules.RoleBook;
import dev.muster.internal.rules.Stale;
import dev.muster.model.Actor;
import dev.muster.model.Domains;
import dev.muster.model.EventType;
import dev.muster.model.InvalidValueException;
import dev.muster.model.Member;
import dev.muster.model.MemberStatus;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewTeam;
import dev.muster.model.Person;
import dev.muster.model.RoleGrant;
import dev.muster.model.Team;
import dev.muster.model.TeamEdit;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.model.TeamStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Teams, from founding to tombstone. */
public final class Teams {

    private final Gate gate;
    private final RoleBook roles;
    private final Bounds bounds;

    public Teams(Gate gate, RoleBook roles, Bounds bounds) {
        this.gate = gate;
        this.roles = roles;
        this.bounds = bounds;
    }

    public Team create(Actor actor, NewTeam request) {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(request, "team");
        Person owner = request.owner();
        if (owner == null) {
            throw new InvalidValueException(
                    "owner",
                    InvalidValueException.Code.REQUIRED,
                    "a team has an owner: NewTeam.named(…).owner(person)");
        }
        bounds.line("name", request.name());
        bounds.line("owner.name", owner.name());
        bounds.attributes(request.attributes());
        if (!actor.isSystem() && (!actor.isUser(owner.id()) || request.seats() != null)) {
            throw MusterException.of(
                    Reason.SYSTEM_ONLY, "only a system actor makes a team for somebody else, or limits its seats");
        }
        Instant now = gate.now();
        Map<String, String> attributes = request.attributes() == null ? Map.of() : request.attributes();
        Team team = new Team(
                new TeamId(gate.ids().next()),
                request.name(),
                request.slug(),
                TeamStatus.ACTIVE,
                request.seats(),
                Domains.ANY,
                attributes,
                now,
                now,
                1);
        return gate.create(actor, team, change -> {
            requireFree(change, team.slug());
            RoleGrant grant = new RoleGrant(roles.owner(), null, actor.ref());
            Member first = new Member(
                    team.id(), owner, null, List.of(grant), MemberStatus.ACTIVE, Map.of(), now, change.rev());
            change.write(tx -> tx.teams().insert(team));
            change.write(tx -> tx.members().insert(first));
            Diff created = new Diff()
                    .field("name", null, team.name())
                    .field("slug", null, team.slug())
                    .field("seats", null, team.seats())
                    .attributes(Map.of(), team.attributes());
            change.event(EventType.TEAM_CREATED, created);
            Diff added = new Diff()
                    .field("name", null, owner.name())
                    .field("email", null, owner.email())
                    .roles(List.of(), first.roles());
            change.event(EventType.MEMBER_ADDED, first, added);
            return team;
        });
    }

    public Team get(Actor actor, TeamId id) {
        return gate.read(actor, id, view -> {
            view.require(Operation.SEE_TEAM);
            return view.team();
        });
    }

    public Team bySlug(Actor actor, String slug) {
        Objects.requireNonNull(actor, "actor");
        TeamId id = Team.isSlug(slug) ? gate.scan(scanner -> scanner.withSlug(slug)) : null;
        if (id == null) {
            throw Gate.noTeam();
        }
        return get(actor, id);
    }

    public Team edit(Actor actor, TeamId id, TeamEdit edit) {
        Objects.requireNonNull(edit, "edit");
        bounds.line("name", edit.name());
        bounds.attributes(edit.attributes());
        return change(actor, id, change -> {
            change.require(Operation.EDIT_TEAM);
            Team before = change.team();
            // The touch has counted this change already, so the rev that the caller saw is one less.
            Stale.refuse(edit.ifRev(), before.rev() - 1);
            String slug = edit.slug() == null ? before.slug() : emptyToNull(edit.slug());
            Team after = new Team(
                    id,
                    edit.name() == null ? before.name() : edit.name(),
                    slug,
                    before.status(),
                    before.seats(),
                    edit.domains() == null ? before.domains() : edit.domains(),
                    edit.attributes() == null ? before.attributes() : edit.attributes(),
                    before.createdAt(),
                    before.changedAt(),
                    before.rev());
            if (!Objects.equals(before.slug(), slug)) {
                requireFree(change, slug);
            }
            Diff diff = new Diff()
                    .field("name", before.name(), after.name())
                    .field("slug", before.slug(), after.slug())
                    .texts(
                            "domains.allowed",
                            before.domains().allowed(),
                            after.domains().allowed())
                    .texts(
                            "domains.refused",
                            before.domains().refused(),
                            after.domains().refused())
                    .attributes(before.attributes(), after.attributes());
            return save(change, EventType.TEAM_EDITED, after, diff);
        });
    }

    public Team limitSeats(Actor actor, TeamId id, @Nullable Integer seats) {
        if (seats != null && seats < 1) {
            throw new InvalidValueException(
                    "seats", InvalidValueException.Code.OUT_OF_RANGE, "must be 1 or more, or null for no limit");
        }
        return change(actor, id, change -> {
            change.require(Operation.LIMIT_SEATS);
            Diff diff = new Diff().field("seats", change.team().seats(), seats);
            return save(change, EventType.TEAM_EDITED, change.team().seats(seats), diff);
        });
    }

    public Team suspend(Actor actor, TeamId id) {
        return status(actor, id, Operation.SUSPEND_TEAM, TeamStatus.SUSPENDED, EventType.TEAM_SUSPENDED);
    }

    public Team resume(Actor actor, TeamId id) {
        return status(actor, id, Operation.RESUME_TEAM, TeamStatus.ACTIVE, EventType.TEAM_RESUMED);
    }

    public TeamEvent delete(Actor actor, TeamId id) {
        return gate.change(actor, id, change -> {
            change.require(Operation.DELETE_TEAM);
            Team before = change.team();
            Team tombstone = before.tombstone();
            change.write(tx -> tx.teams().clear());
            change.write(tx -> tx.teams().update(tombstone));
            Diff diff = new Diff().field("status", before.status(), tombstone.status());
            return change.event(EventType.TEAM_DELETED, diff.field("slug", before.slug(), null));
        });
    }

    private Team status(Actor actor, TeamId id, Operation operation, TeamStatus status, EventType event) {
        return change(actor, id, change -> {
            change.require(operation);
            Diff diff = new Diff().field("status", change.team().status(), status);
            return save(change, event, change.team().status(status), diff);
        });
    }

    private static Optional<Team> save(Change change, EventType event, Team after, Diff diff) {
        if (diff.isEmpty()) {
            return Optional.empty();
        }
        change.write(tx -> tx.teams().update(after));
        change.event(event, diff);
        return Optional.of(after);
    }

    /** Where nothing was to be written the touch is rolled back, so the team is shown as it was before it. */
    private Team change(Actor actor, TeamId id, Function<Change, Optional<Team>> decide) {
        return gate.change(actor, id, decide).orElseGet(() -> gate.read(actor, id, View::team));
    }

    private static void requireFree(Change change, @Nullable String slug) {
        if (slug != null && change.withSlug(slug) != null) {
            throw MusterException.of(Reason.SLUG_TAKEN, "another team has this slug; choose another one")
                    .with("slug", slug);
        }
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
