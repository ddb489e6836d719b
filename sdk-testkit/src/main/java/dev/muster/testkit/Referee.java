package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Actor;
import dev.muster.model.ActorRef;
import dev.muster.model.InvalidValueException;
import dev.muster.model.Invite;
import dev.muster.model.InviteStatus;
import dev.muster.model.Member;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Kind;
import dev.muster.model.Page;
import dev.muster.model.PeopleAction;
import dev.muster.model.PeopleEntry;
import dev.muster.model.PeopleQuery;
import dev.muster.model.Permission;
import dev.muster.model.RoleGrant;
import dev.muster.model.Team;
import dev.muster.model.TeamEvent;
import dev.muster.model.UserId;
import dev.muster.spi.StoredInvite;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes the steps of a play one by one, and judges each by what the team was before and is after it. */
final class Referee {

    private static final Map<Step.What, PeopleAction> ACTIONS = Map.of(
            Step.What.RESEND, PeopleAction.RESEND_INVITE,
            Step.What.REVOKE, PeopleAction.REVOKE_INVITE,
            Step.What.COPY_LINK, PeopleAction.COPY_LINK,
            Step.What.EDIT_INVITE, PeopleAction.EDIT_INVITE,
            Step.What.EDIT_ROLES, PeopleAction.CHANGE_ROLES,
            Step.What.EDIT_PROFILE, PeopleAction.EDIT_PROFILE,
            Step.What.SUSPEND, PeopleAction.SUSPEND,
            Step.What.RESUME, PeopleAction.RESUME,
            Step.What.REMOVE, PeopleAction.REMOVE,
            Step.What.TRANSFER, PeopleAction.TRANSFER_OWNERSHIP);

    /** What is offered says nothing about the roles that are chosen then. */
    private static final Set<Step.What> WITH_A_CHOICE =
            Set.of(Step.What.EDIT_ROLES, Step.What.EDIT_INVITE, Step.What.TRANSFER);

    private static final List<Permission> PERMISSIONS = List.copyOf(Scene.PERMISSIONS.permissions());

    private final Play play;
    private final Scene on;
    private Snapshot before;
    private int steps;

    Referee(Play play) {
        this.play = play;
        this.on = play.on;
        this.before = Snapshot.of(on.storage, on.id());
    }

    void judge(Step step) {
        Set<PeopleAction> offered = offered(step);
        int heard = on.heard.size();
        MusterException refusal = null;
        boolean refused = false;
        try {
            play.play(step);
        } catch (MusterException e) {
            refusal = e;
            refused = true;
        } catch (InvalidValueException e) {
            refused = true;
        }
        Snapshot after = Snapshot.of(on.storage, on.id());
        steps++;
        if (refused) {
            assertThat(after).as("after a refusal").isEqualTo(before);
            assertThat(on.heard).hasSize(heard);
        }
        boolean changed = on.heard.size() > heard;
        judgeOffer(step, offered, changed, refusal);
        Invariants.check(after, on.clock.instant());
        Invariants.checkNothingEndedChanged(before, after);
        judgeSeats(after);
        if (changed) {
            judgeGrants(after);
            judgeTaking(after, on.heard.subList(heard, on.heard.size()));
        }
        agree();
        before = after;
    }

    /** What the actor is offered to do with the row; null where there is no row, or they may not see the list. */
    private @Nullable Set<PeopleAction> offered(Step step) {
        if (!ACTIONS.containsKey(step.what())) {
            return null;
        }
        try {
            return people(play.players.actor(step)).stream()
                    .filter(entry -> isAbout(step, entry))
                    .map(PeopleEntry::actions)
                    .findFirst()
                    .orElse(null);
        } catch (MusterException e) {
            return null;
        }
    }

    private boolean isAbout(Step step, PeopleEntry entry) {
        return switch (step.what()) {
            case RESEND, REVOKE, COPY_LINK, EDIT_INVITE ->
                entry.invite() != null && entry.invite().equals(play.invite(step));
            default -> play.players.target(step).equals(entry.user());
        };
    }

    /** What was done had been offered, and what was offered was not forbidden then. */
    private static void judgeOffer(
            Step step, @Nullable Set<PeopleAction> offered, boolean changed, @Nullable MusterException refusal) {
        PeopleAction action = ACTIONS.get(step.what());
        if (offered == null || action == null) {
            return;
        }
        boolean leaves = step.what() == Step.What.REMOVE && offered.contains(PeopleAction.LEAVE);
        if (changed && !leaves) {
            assertThat(offered).as("done by %s", step).contains(action);
        }
        if (refusal != null && offered.contains(action) && !WITH_A_CHOICE.contains(step.what())) {
            assertThat(refusal.kind()).as("%s was offered", refusal).isIn(Kind.CONFLICT, Kind.LIMITED);
        }
    }

    private void judgeSeats(Snapshot after) {
        Team team = Objects.requireNonNull(after.team());
        if (team.seats() != null) {
            assertThat(Invariants.taken(after, on.clock.instant()))
                    .as("seats")
                    .isLessThanOrEqualTo(Math.max(team.seats(), Invariants.taken(before, play.now())));
        }
    }

    /** Whoever gave or promised something had it at that moment, for at least as long. */
    private void judgeGrants(Snapshot after) {
        Instant now = play.now();
        Map<UserId, Member> members = before.members().stream().collect(Collectors.toMap(Member::user, m -> m));
        for (Member member : after.members()) {
            Member was = members.get(member.user());
            for (RoleGrant grant : member.roles()) {
                if (was == null || !was.roles().contains(grant)) {
                    assertThat(NaiveRights.couldGive(before, grant.by(), grant, now))
                            .as("%s gives %s to %s", grant.by(), grant, member.user())
                            .isTrue();
                }
            }
        }
        Map<Object, Invite> invites = before.invites().stream()
                .map(StoredInvite::invite)
                .collect(Collectors.toMap(Invite::id, Function.identity()));
        for (StoredInvite row : after.invites()) {
            Invite was = invites.get(row.invite().id());
            for (RoleGrant grant : row.invite().roles()) {
                if (row.invite().status() == InviteStatus.PENDING
                        && (was == null || !was.roles().contains(grant))) {
                    assertThat(NaiveRights.couldGive(before, grant.by(), grant, now))
                            .as("%s promises %s", grant.by(), grant)
                            .isTrue();
                }
            }
        }
    }

    /** Who took something from somebody else had all of it. */
    private void judgeTaking(Snapshot after, List<TeamEvent> events) {
        Instant now = play.now();
        ActorRef actor = events.get(0).actor();
        Map<UserId, Member> left = after.members().stream().collect(Collectors.toMap(Member::user, m -> m));
        for (Member was : before.members()) {
            Member is = left.get(was.user());
            Set<RoleGrant> taken = new HashSet<>(was.roles());
            if (is != null && is.status() == was.status()) {
                is.roles().forEach(taken::remove);
            }
            for (RoleGrant grant : taken) {
                boolean active = grant.until() == null || grant.until().isAfter(now);
                if (active && !actor.isUser(was.user())) {
                    assertThat(NaiveRights.had(before, actor, grant, now))
                            .as("%s takes %s from %s", actor, grant, was.user())
                            .isTrue();
                }
            }
        }
    }

    /** The list and the access check say what the model says. */
    private void agree() {
        Instant now = play.now();
        assertThat(ModelTeam.people(people(Scene.SYSTEM))).isEqualTo(play.model.people(now));
        for (UserId user : play.players.users) {
            Set<String> rights = new TreeSet<>();
            on.muster.access().permissionsOf(user, on.id()).forEach(permission -> rights.add(permission.value()));
            assertThat(rights).as("rights of %s", user).isEqualTo(new TreeSet<>(play.model.rights(user, now)));
            Permission one = PERMISSIONS.get(steps % PERMISSIONS.size());
            assertThat(on.muster.access().can(user, on.id(), one)).isEqualTo(rights.contains(one.value()));
        }
    }

    private List<PeopleEntry> people(Actor actor) {
        return on.muster
                .members()
                .people(actor, on.id(), PeopleQuery.all().page(Page.first().size(200)))
                .items();
    }
}
