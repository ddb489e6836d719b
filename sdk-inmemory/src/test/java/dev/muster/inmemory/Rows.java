package dev.muster.inmemory;

import dev.muster.model.ActorRef;
import dev.muster.model.Delivery;
import dev.muster.model.Domains;
import dev.muster.model.EmailAddress;
import dev.muster.model.EventType;
import dev.muster.model.Invite;
import dev.muster.model.InviteId;
import dev.muster.model.InviteStatus;
import dev.muster.model.Member;
import dev.muster.model.MemberStatus;
import dev.muster.model.Person;
import dev.muster.model.RoleGrant;
import dev.muster.model.RoleId;
import dev.muster.model.Team;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.model.TeamStatus;
import dev.muster.model.UserId;
import dev.muster.spi.Notification;
import dev.muster.spi.OutboxRow;
import dev.muster.spi.StoredInvite;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Rows to store. */
final class Rows {

    static final Instant T0 = Instant.parse("2026-01-01T12:00:00Z");
    private static final ActorRef SYSTEM = ActorRef.system("test");
    private static final List<RoleGrant> ROLES = List.of(new RoleGrant(RoleId.of("member"), null, SYSTEM));

    private Rows() {}

    static TeamId teamId() {
        return new TeamId(UUID.randomUUID());
    }

    static Team team(TeamId id, String slug) {
        return new Team(id, "Team", slug, TeamStatus.ACTIVE, null, Domains.ANY, Map.of(), T0, T0, 1);
    }

    static Member member(TeamId team, String user, String location) {
        Person person = Person.of(user, user + "@example.com").name("Member " + user);
        return new Member(team, person, location, ROLES, MemberStatus.ACTIVE, Map.of(), T0, 1);
    }

    static StoredInvite invite(TeamId team, String email) {
        return stored(team, new InviteId(UUID.randomUUID()), email, InviteStatus.PENDING);
    }

    static StoredInvite ended(StoredInvite open, InviteStatus status) {
        Invite invite = open.invite();
        return stored(invite.team(), invite.id(), invite.email().value(), status);
    }

    private static StoredInvite stored(TeamId team, InviteId id, String email, InviteStatus status) {
        Invite invite = new Invite(
                id,
                team,
                EmailAddress.of(email),
                null,
                ROLES,
                null,
                Map.of(),
                null,
                null,
                SYSTEM,
                T0,
                T0.plusSeconds(60),
                status,
                null,
                null,
                null,
                Delivery.QUEUED,
                null,
                1);
        return new StoredInvite(
                invite,
                "bm9uY2U",
                1,
                "a2V5",
                Duration.ofMinutes(1),
                T0,
                status == InviteStatus.PENDING,
                false,
                null,
                null,
                null);
    }

    static TeamEvent event(TeamId team, long rev, EventType type, String user) {
        return new TeamEvent(
                UUID.randomUUID(), team, rev, 0, T0, type, SYSTEM, UserId.of(user), null, null, null, List.of());
    }

    static OutboxRow outbox(StoredInvite of) {
        return new OutboxRow(
                UUID.randomUUID(),
                of.invite().team(),
                Notification.Kind.INVITATION,
                of.invite().id(),
                of.generation(),
                null,
                false,
                0,
                T0);
    }
}
