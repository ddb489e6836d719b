package dev.muster.testkit;

import dev.muster.model.ActorRef;
import dev.muster.model.Delivery;
import dev.muster.model.Domains;
import dev.muster.model.EmailAddress;
import dev.muster.model.EndReason;
import dev.muster.model.EventType;
import dev.muster.model.FieldChange;
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
import dev.muster.spi.StoredInvite.Held;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows to store: plain ones with every optional field absent, and full ones with all of them present. */
final class Sample {

    static final Instant T0 = Instant.parse("2026-01-01T12:00:00.123Z");
    static final ActorRef SYSTEM = ActorRef.system("contract");
    static final RoleId MEMBER = RoleId.of("member");
    static final RoleId ADMIN = RoleId.of("admin");

    /** Text of every Unicode plane that has characters, combining marks, and what SQL and JSON take for syntax. */
    static final String WILD =
            "Zo\u00EB O'Neil 100%_\\ \"q\" {a} 🦊👩‍👩‍👧 𝒜 𠀀 󠄀 \uD800\uDC00 \uDBFF\uDFFD \uFFFD e\u0301";

    private static final Map<String, String> ATTRIBUTES =
            Map.of("cost centre", "42", "Emoji 🦊", WILD, "empty", "", "lines", "a\nb\r\n\tc");

    private Sample() {}

    static Instant at(long millisLater) {
        return T0.plusMillis(millisLater);
    }

    static TeamId teamId() {
        return new TeamId(UUID.randomUUID());
    }

    static InviteId inviteId() {
        return new InviteId(UUID.randomUUID());
    }

    private static final Domains DOMAINS =
            Domains.only("example.com", "sub.example.org").refusing("example.net");

    static UserId userId() {
        return UserId.of("user-" + UUID.randomUUID());
    }

    static String slug() {
        return "s-" + UUID.randomUUID();
    }

    static EmailAddress email() {
        return EmailAddress.of("p." + UUID.randomUUID() + "@example.com");
    }

    static Team team(TeamId id) {
        return team(id, "Team", null);
    }

    static Team team(TeamId id, String name, @Nullable String slug) {
        return new Team(id, name, slug, TeamStatus.ACTIVE, null, Domains.ANY, Map.of(), T0, T0, 1);
    }

    static Team fullTeam(TeamId id) {
        return new Team(id, WILD, slug(), TeamStatus.SUSPENDED, 25, DOMAINS, ATTRIBUTES, at(-86_400_000), at(7), 1);
    }

    static Member member(TeamId team, UserId user) {
        return member(team, Person.of(user, email()), MEMBER);
    }

    static Member member(TeamId team, String name) {
        return member(team, Person.of(userId(), email()).name(name), MEMBER);
    }

    static Member member(TeamId team, Person person, RoleId... roles) {
        List<RoleGrant> grants = grants(roles);
        return new Member(team, person, null, grants, MemberStatus.ACTIVE, Map.of(), T0, 1);
    }

    static Member fullMember(TeamId team, UserId user) {
        return new Member(
                team,
                Person.of(user, "Zoe.O'Neil+tag@ex\u00E4mple.com")
                        .name(WILD)
                        .locale(Locale.forLanguageTag("sr-Latn-RS")),
                WILD,
                List.of(
                        new RoleGrant(ADMIN, at(3_600_001), ActorRef.user(userId())),
                        new RoleGrant(RoleId.of("\u00DCber 🦊"), null, ActorRef.link(inviteId()))),
                MemberStatus.SUSPENDED,
                ATTRIBUTES,
                at(-1),
                9_007_199_254_740_993L);
    }

    static List<RoleGrant> grants(RoleId... roles) {
        return List.of(roles).stream()
                .map(role -> new RoleGrant(role, null, SYSTEM))
                .toList();
    }

    static StoredInvite invite(TeamId team, EmailAddress email) {
        return InviteDraft.of(team).email(email).stored();
    }

    static StoredInvite fullInvite(TeamId team, EmailAddress email, InviteStatus status) {
        boolean revoked = status == InviteStatus.REVOKED;
        return new StoredInvite(
                new Invite(
                        inviteId(),
                        team,
                        email,
                        WILD,
                        List.of(new RoleGrant(ADMIN, at(1), SYSTEM), new RoleGrant(MEMBER, null, SYSTEM)),
                        WILD,
                        ATTRIBUTES,
                        "Two\nlines\tand " + WILD,
                        Locale.forLanguageTag("zh-Hant-TW"),
                        ActorRef.user(userId()),
                        at(5),
                        at(604_800_005),
                        status,
                        revoked ? EndReason.REPLACED : null,
                        status == InviteStatus.PENDING ? null : at(17),
                        status == InviteStatus.ACCEPTED ? userId() : null,
                        Delivery.failed("550 no such user 🦊", 3, at(11)),
                        status == InviteStatus.PENDING ? at(19) : null,
                        12),
                "bm9uY2UtXw",
                StoredInvite.MAX_GENERATION,
                "AbC-_w",
                Duration.ofDays(7).plusMillis(1),
                at(6),
                status == InviteStatus.PENDING,
                true,
                UUID.randomUUID(),
                status == InviteStatus.PENDING ? at(86_400_005) : null,
                status == InviteStatus.PENDING ? held(email) : null);
    }

    static Held held(EmailAddress email) {
        return new Held(new Person(userId(), email, WILD, Locale.forLanguageTag("sr-Latn-RS")), at(23));
    }

    static TeamEvent event(TeamId team, long rev, int seq, EventType type, @Nullable UserId user) {
        return new TeamEvent(UUID.randomUUID(), team, rev, seq, T0, type, SYSTEM, user, null, null, null, List.of());
    }

    static TeamEvent fullEvent(TeamId team, long rev, int seq, UUID change) {
        return new TeamEvent(
                change,
                team,
                rev,
                seq,
                at(13),
                EventType.MEMBER_EDITED,
                ActorRef.user(userId()),
                userId(),
                inviteId(),
                ADMIN,
                WILD,
                List.of(
                        new FieldChange("name", null, WILD),
                        new FieldChange("location", WILD, null),
                        new FieldChange("attributes.x", null, null),
                        new FieldChange("a", "", "b")));
    }

    static OutboxRow outbox(StoredInvite of, Instant dueAt) {
        return outbox(of, false, dueAt);
    }

    static OutboxRow outbox(StoredInvite of, boolean bulk, Instant dueAt) {
        return new OutboxRow(
                UUID.randomUUID(),
                of.invite().team(),
                Notification.Kind.INVITATION,
                of.invite().id(),
                of.generation(),
                null,
                bulk,
                0,
                dueAt);
    }
}
