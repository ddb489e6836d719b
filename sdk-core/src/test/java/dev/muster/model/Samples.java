package dev.muster.model;

import java.io.File;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Values of every record of the model: with all there is in them, and with nothing that may be absent. */
final class Samples {

    private static final UUID UUID_1 = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00.123Z");

    private static final TeamId TEAM = new TeamId(UUID_1);
    private static final InviteId INVITE = new InviteId(UUID_1);
    private static final UserId USER = UserId.of("Ann/1");
    private static final ActorRef ACTOR = ActorRef.user(USER);
    private static final EmailAddress EMAIL = EmailAddress.of("Ann+x@Example.com");
    private static final Map<String, String> ATTRIBUTES = Map.of("b", "2", "a", "\"<1>\" ü \n");
    private static final RoleGrant GRANT = new RoleGrant(RoleId.of("admin"), NOW, ACTOR);
    private static final List<NewGrant> NEW_GRANTS =
            List.of(NewGrant.of("admin").until(NOW), NewGrant.of("member"));
    private static final Person PERSON = new Person(USER, EMAIL, "Ann", Locale.CANADA_FRENCH);
    private static final Page PAGE = new Page(Cursor.of("abc"), 7);
    private static final Delivery FAILED = Delivery.failed("no such mailbox", 3, NOW);
    private static final Domains DOMAINS =
            Domains.only("bücher.example", "Example.com").refusing("example.net");
    private static final Team FULL_TEAM =
            new Team(TEAM, "Acme", "acme", TeamStatus.SUSPENDED, 5, DOMAINS, ATTRIBUTES, NOW, NOW, 12);
    private static final Team BARE_TEAM =
            new Team(TEAM, "Acme", null, TeamStatus.ACTIVE, null, Domains.ANY, Map.of(), NOW, NOW, 1);
    private static final Member FULL_MEMBER =
            new Member(TEAM, PERSON, "Oslo", List.of(GRANT), MemberStatus.SUSPENDED, ATTRIBUTES, NOW, 3);
    private static final Member BARE_MEMBER =
            new Member(TEAM, Person.of(USER, EMAIL), null, List.of(), MemberStatus.ACTIVE, Map.of(), NOW, 1);

    private static final Invite OPEN_INVITE = new Invite(
            INVITE,
            TEAM,
            EMAIL,
            null,
            List.of(),
            null,
            Map.of(),
            null,
            null,
            ACTOR,
            NOW,
            NOW,
            InviteStatus.PENDING,
            null,
            null,
            null,
            Delivery.NOT_REQUESTED,
            null,
            1);

    private static final Invite FULL_INVITE = new Invite(
            INVITE,
            TEAM,
            EMAIL,
            "Ann",
            List.of(GRANT),
            "Oslo",
            ATTRIBUTES,
            "Hello\nthere",
            Locale.GERMANY,
            ACTOR,
            NOW,
            NOW,
            InviteStatus.REVOKED,
            EndReason.REPLACED,
            NOW,
            USER,
            FAILED,
            NOW,
            9);

    private Samples() {}

    static List<Object> all() {
        return Stream.of(texts(), teams(), members(), invites(), roles(), queries(), requests())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Object> texts() {
        return List.of(
                TEAM,
                INVITE,
                USER,
                RoleId.of("Admin role"),
                Permission.of("invoice:approve"),
                PermissionPattern.of("invoice:*"),
                PermissionPattern.ALL,
                Cursor.of("abc"),
                new Backlog(3, Duration.ofMinutes(2)),
                ACTOR,
                ActorRef.system("nightly import"),
                ActorRef.link(INVITE));
    }

    private static List<Object> teams() {
        Role role = new Role(
                RoleId.of("r"),
                "Role",
                "What it is for",
                Set.of(PermissionPattern.of("b:*"), PermissionPattern.of("a:b")),
                Set.of(PermissionPattern.of("a:b")),
                Set.of(RoleId.of("other")),
                Role.Origin.TEAM,
                RoleStatus.RETIRED,
                false,
                7);
        return List.of(
                FULL_TEAM,
                BARE_TEAM,
                DOMAINS,
                Domains.ANY,
                new Membership(FULL_TEAM, FULL_MEMBER),
                role,
                Role.declared(RoleId.of("o"), "Owner", null, Set.of(PermissionPattern.ALL), true),
                new FieldChange("name", "Acme", "Acme Ltd"),
                new FieldChange("name", null, null),
                new TeamEvent(
                        UUID_1,
                        TEAM,
                        3,
                        1,
                        NOW,
                        EventType.MEMBER_EDITED,
                        ACTOR,
                        USER,
                        INVITE,
                        RoleId.of("r"),
                        "Ann",
                        List.of(new FieldChange("name", null, "Ann"))),
                new TeamEvent(
                        UUID_1, TEAM, 1, 0, NOW, EventType.TEAM_CREATED, ACTOR, null, null, null, null, List.of()),
                Limits.defaults());
    }

    private static List<Object> members() {
        return List.of(
                PERSON,
                Person.of(USER, EMAIL),
                GRANT,
                new RoleGrant(RoleId.of("member"), null, ACTOR),
                FULL_MEMBER,
                BARE_MEMBER,
                new Accepted(FULL_MEMBER, Accepted.Outcome.JOINED),
                new Accepted(null, Accepted.Outcome.HELD),
                new HeldAcceptance(FULL_INVITE, PERSON, NOW),
                new PeopleEntry(
                        USER,
                        INVITE,
                        "Ann",
                        EMAIL,
                        List.of(GRANT),
                        List.of("Admin"),
                        "Oslo",
                        PeopleStatus.UNDELIVERED,
                        FAILED,
                        NOW,
                        4,
                        Set.of(PeopleAction.EDIT_INVITE, PeopleAction.REVOKE_INVITE)),
                new PeopleEntry(
                        null,
                        null,
                        "Ann",
                        EMAIL,
                        List.of(),
                        List.of(),
                        null,
                        PeopleStatus.ACTIVE,
                        null,
                        null,
                        1,
                        Set.of()));
    }

    private static List<Object> invites() {
        return List.of(
                FAILED,
                new FailedAccept(MusterException.Reason.WRONG_ACCOUNT, 3, NOW),
                Delivery.QUEUED,
                FULL_INVITE,
                OPEN_INVITE,
                new InviteEntry(OPEN_INVITE, "Ann", List.of("Admin"), Set.of(PeopleAction.COPY_LINK)),
                new InviteEntry(OPEN_INVITE, null, List.of(), Set.of()),
                new InvitePreview(
                        TEAM, "Acme", INVITE, "Ann", "b***@example.com", "Ben", List.of("Admin"), "Hi", NOW, true),
                new InvitePreview(TEAM, "Acme", INVITE, null, "b***@example.com", null, List.of(), null, NOW, false));
    }

    private static List<Object> queries() {
        return List.of(
                PAGE,
                Page.first(),
                new Slice<>(List.of(FULL_MEMBER), Cursor.of("abc")),
                new Slice<>(List.of(BARE_MEMBER), null),
                new PeopleQuery(PeopleStatus.INVITED, RoleId.of("admin"), "ann", PAGE),
                PeopleQuery.all(),
                new InviteQuery(InviteStatus.EXPIRED, PAGE),
                InviteQuery.all(),
                new HistoryQuery(USER, EventType.MEMBER_ADDED, PAGE),
                HistoryQuery.all());
    }

    private static List<Object> requests() {
        return List.of(
                NEW_GRANTS.get(0),
                NEW_GRANTS.get(1),
                new NewTeam("Acme", PERSON, "acme", 3, ATTRIBUTES),
                NewTeam.named("Acme"),
                new TeamEdit("Acme", "", DOMAINS, ATTRIBUTES, 3L),
                TeamEdit.of(),
                new NewMember(PERSON, NEW_GRANTS, "Oslo", ATTRIBUTES),
                NewMember.of(PERSON, "admin"),
                new MemberEdit("Ann", "", NEW_GRANTS, ATTRIBUTES, 3L),
                MemberEdit.of(),
                new NewInvite(
                        EMAIL,
                        "Ann",
                        NEW_GRANTS,
                        "Oslo",
                        ATTRIBUTES,
                        "Hello",
                        Locale.GERMANY,
                        Duration.ofMinutes(90),
                        true,
                        NewInvite.IfPending.REPLACE),
                NewInvite.to(EMAIL),
                new BulkResult(
                        7,
                        BulkResult.Code.ALREADY_INVITED,
                        INVITE,
                        MusterException.Reason.ALREADY_INVITED,
                        "email",
                        InvalidValueException.Code.MALFORMED,
                        "in words"),
                new BulkResult(1, BulkResult.Code.SENT, null, null, null, null, null),
                new BulkReport(3, Map.of(BulkResult.Code.SENT, 2L, BulkResult.Code.NO_SEAT, 1L)),
                new InviteEdit("Ann", "", NEW_GRANTS, ATTRIBUTES, Duration.ofHours(36), 3L),
                InviteEdit.of());
    }

    private static List<Object> roles() {
        RoleId clerk = RoleId.of("clerk");
        RoleEdit edit = new RoleEdit("Clerk", "", Set.of(PermissionPattern.of("a:b")), Set.of(RoleId.of("member")), 3L);
        Impact.Affected affected =
                new Impact.Affected(USER, null, "Ann", Set.of(), Set.of(Permission.of("invoice:approve")));
        Explanation.Ground ground =
                new Explanation.Ground(clerk, "Clerk", PermissionPattern.of("invoice:*"), ACTOR, NOW);
        return List.of(
                new NewRole(
                        "Clerk", "What it is for", Set.of(PermissionPattern.of("a:b")), Set.of(RoleId.of("member"))),
                NewRole.named("Clerk"),
                edit,
                RoleEdit.of(),
                Plan.edit(clerk, edit),
                Plan.delete(clerk, RoleId.of("member")),
                Plan.delete(clerk, null),
                Plan.suspend(USER),
                Plan.remove(USER),
                affected,
                new Impact(TEAM, 7, Plan.edit(clerk, edit), List.of(affected), true),
                new RoleDrift(
                        TEAM,
                        clerk,
                        "Clerk",
                        Map.of("old:one", RoleDrift.Kind.RENAMED),
                        Set.of("gone"),
                        RoleId.of("member")),
                new ExpiringGrant(USER, "Ann", GRANT),
                ground,
                new Explanation(Permission.of("invoice:approve"), Explanation.Verdict.ALLOWED, List.of(ground)));
    }

    /** Every type of the model that a host can see, wherever its classes are. */
    static List<Class<?>> publicTypes() throws URISyntaxException, ClassNotFoundException {
        File root = new File(
                TeamId.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        File[] files = Objects.requireNonNull(new File(root, "dev/muster/model").listFiles());
        List<String> names = Arrays.stream(files)
                .map(File::getName)
                .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
                .map(name -> "dev.muster.model." + name.substring(0, name.length() - ".class".length()))
                .sorted()
                .toList();
        Stream.Builder<Class<?>> types = Stream.builder();
        for (String name : names) {
            types.add(Class.forName(name));
        }
        return types.build()
                .filter(type -> Modifier.isPublic(type.getModifiers()) && !type.isAnonymousClass())
                .toList();
    }
}
