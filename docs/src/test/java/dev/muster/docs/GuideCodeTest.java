package dev.muster.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.Muster;
import dev.muster.inmemory.MemoryStorage;
import dev.muster.model.Accepted;
import dev.muster.model.Actor;
import dev.muster.model.AddressKey;
import dev.muster.model.Domains;
import dev.muster.model.EmailAddress;
import dev.muster.model.ExpiringGrant;
import dev.muster.model.FailedAccept;
import dev.muster.model.HeldAcceptance;
import dev.muster.model.HistoryQuery;
import dev.muster.model.Impact;
import dev.muster.model.Invite;
import dev.muster.model.InviteId;
import dev.muster.model.InviteLink;
import dev.muster.model.InviteLinks;
import dev.muster.model.InvitePreview;
import dev.muster.model.InviteQuery;
import dev.muster.model.InviteStatus;
import dev.muster.model.Limits;
import dev.muster.model.LinkKey;
import dev.muster.model.LostAuthority;
import dev.muster.model.Member;
import dev.muster.model.MemberEdit;
import dev.muster.model.Membership;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewGrant;
import dev.muster.model.NewInvite;
import dev.muster.model.NewInvite.IfPending;
import dev.muster.model.NewMember;
import dev.muster.model.NewRole;
import dev.muster.model.NewTeam;
import dev.muster.model.Page;
import dev.muster.model.PeopleAction;
import dev.muster.model.PeopleEntry;
import dev.muster.model.PeopleQuery;
import dev.muster.model.PeopleStatus;
import dev.muster.model.Permission;
import dev.muster.model.PermissionCatalog;
import dev.muster.model.Person;
import dev.muster.model.Plan;
import dev.muster.model.Role;
import dev.muster.model.RoleCatalog;
import dev.muster.model.RoleEdit;
import dev.muster.model.RoleId;
import dev.muster.model.Slice;
import dev.muster.model.Team;
import dev.muster.model.TeamEdit;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.model.TeamStatus;
import dev.muster.model.UserId;
import dev.muster.model.VerifiedUser;
import dev.muster.smtp.SmtpConfig;
import dev.muster.smtp.SmtpNotifier;
import dev.muster.testkit.MailCatcher;
import dev.muster.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The code of docs/guide.md. */
class GuideCodeTest {

    /** The host's own users. */
    private final Map<String, String> accounts = new HashMap<>();

    @Test
    @DisplayName("set-up")
    void setUp() {
        String secret = Base64.getEncoder().encodeToString(new byte[32]);
        String user = "acme";
        String password = "secret";
        // snippet: guide-set-up
        Muster muster = Muster.builder(MemoryStorage.create())
                .permissions(
                        PermissionCatalog.of("invoice:read", "See invoices").and("invoice:approve", "Approve invoices"))
                .roles(RoleCatalog.standard()
                        .grant("admin", "invoice:*")
                        .role("success", "Customer Success", "members:read", "invoice:read"))
                .links(InviteLinks.to("https://app.example.com/join", LinkKey.fromBase64(secret)))
                .notifier(SmtpNotifier.create(SmtpConfig.of("smtp.example.com", 587)
                        .login(user, password)
                        .from("Acme <team@acme.example>")))
                .limits(Limits.builder().inviteExpiry(Duration.ofDays(3)).build())
                .build()
                .start();
        // end
        muster.close();
    }

    @Test
    @DisplayName("teams")
    void teams() {
        Muster muster = Host.plain().muster;
        Actor ann = Actor.user("u-1");
        // snippet: guide-teams
        Person owner = Person.of("u-1", "ann@example.com").name("Ann Keller");
        Team team =
                muster.teams().create(ann, NewTeam.named("Acme").slug("acme").owner(owner));
        Team renamed = muster.teams()
                .edit(ann, team.id(), TeamEdit.of().name("Acme Ltd").ifRev(team.rev()));

        // the workspace switcher: one's own teams by name, suspended ones too
        Slice<Membership> mine = muster.teams().of(ann, UserId.of("u-1"), Page.first());
        // the same for one of them, which also a member without any right may ask for
        Membership acme = muster.teams().membership(ann, team.id(), UserId.of("u-1"));

        // the host's own code, such as billing: sells seats, suspends who does not pay
        Actor billing = Actor.system("billing");
        muster.teams().limitSeats(billing, team.id(), 25);
        Team suspended = muster.teams().suspend(billing, team.id());
        // end
        assertThat(renamed.rev()).isEqualTo(2);
        assertThat(mine.items()).hasSize(2).contains(acme);
        assertThat(suspended.status()).isEqualTo(TeamStatus.SUSPENDED);
    }

    @Test
    @DisplayName("an invite that is accepted by somebody who signs in")
    void signIn() {
        Host host = Host.plain();
        Muster muster = host.muster;
        Actor ann = host.ann;
        TeamId acme = host.acme;
        // snippet: guide-send
        Invite invite = muster.invites()
                .send(
                        ann,
                        acme,
                        NewInvite.to("ben@example.com")
                                .name("Ben Okafor")
                                .role("success")
                                .message("Welcome aboard!"));
        // end
        assertThat(invite.status()).isEqualTo(InviteStatus.PENDING);
        muster.runDueWork();
        String token = host.mail.tokenTo("ben@example.com");
        // snippet: guide-preview
        InvitePreview page = muster.invites().preview(token); // nobody is signed in, nothing changes
        // end
        assertThat(page.email()).isEqualTo("b***@example.com");
        String userId = "u-2";
        List<String> verified = List.of("ben@example.com", "ben@private.example");
        // snippet: guide-accept
        VerifiedUser user =
                VerifiedUser.of(userId, verified.toArray(String[]::new)).name("Ben");
        Accepted accepted = muster.invites().accept(token, user);
        switch (accepted.outcome()) {
            case JOINED -> welcome(accepted.joined());
            case ALREADY_JOINED, ALREADY_MEMBER -> open(accepted.joined().team());
            case HELD -> waitForApproval();
        }
        // end
        assertThat(accepted.outcome()).isEqualTo(Accepted.Outcome.JOINED);
    }

    @Test
    @DisplayName("an invite without its link")
    void mine() {
        Host host = Host.plain();
        Muster muster = host.muster;
        muster.invites()
                .send(host.ann, host.acme, NewInvite.to("ben@example.com").role("member"));
        VerifiedUser user = VerifiedUser.of("u-2", "ben@example.com");
        // snippet: guide-mine
        Slice<InvitePreview> mine = muster.invites().of(user, Page.first());
        InvitePreview newest = mine.items().get(0);
        Accepted accepted = muster.invites().accept(newest.team(), newest.invite(), user); // or decline(…)
        // end
        assertThat(accepted.outcome()).isEqualTo(Accepted.Outcome.JOINED);
    }

    @Test
    @DisplayName("a new link in the place of one that has expired")
    void request() {
        MutableClock clock = MutableClock.create();
        Host host = new Host(builder -> builder.clock(clock));
        Muster muster = host.muster;
        Actor ann = host.ann;
        TeamId acme = host.acme;
        muster.invites().send(ann, acme, NewInvite.to("ben@example.com").role("member"));
        muster.runDueWork();
        String token = host.mail.tokenTo("ben@example.com");
        clock.advance(Duration.ofDays(7));
        // snippet: guide-request
        muster.invites().requestLink(token); // INVITE_EXPIRED or LINK_REPLACED: offer this
        List<Invite> asked =
                muster.invites().linkRequests(ann, acme, Page.first()).items();
        muster.invites().grantLinkRequest(ann, acme, asked.get(0).id()); // a resend; or dismissLinkRequest(…)
        // end
        muster.runDueWork();
        assertThat(host.mail.tokenTo("ben@example.com")).isNotEqualTo(token);
    }

    @Test
    @DisplayName("failed accepts")
    void failedAccepts() {
        Host host = Host.plain();
        Muster muster = host.muster;
        Actor ann = host.ann;
        TeamId acme = host.acme;
        String token = host.invited();
        Invite invite = muster.invites()
                .list(ann, acme, InviteQuery.all())
                .items()
                .get(0)
                .invite();
        assertThatThrownBy(() -> muster.invites().accept(token, VerifiedUser.of("u-9", "eve@example.com")))
                .isInstanceOf(MusterException.class);
        // snippet: guide-failed
        List<FailedAccept> failed = muster.invites().failedAccepts(ann, acme, invite.id());
        // end
        assertThat(failed).extracting(FailedAccept::reason).containsExactly(Reason.WRONG_ACCOUNT);
    }

    @Test
    @DisplayName("no more mail")
    void suppressed() {
        Host host = new Host(builder -> builder.addressKey(AddressKey.fromBytes(new byte[32])));
        Muster muster = host.muster;
        String token = host.invited();
        // snippet: guide-suppress
        muster.invites().suppress(token); // a button for who holds the link: "no more mail from this system"
        muster.invites().suppress(Actor.system("bounce handling"), EmailAddress.of("ben@example.com"));
        muster.invites().allow(Actor.system("support"), EmailAddress.of("ben@example.com"));
        // end
        assertThat(muster.invites().preview(token).teamName()).isEqualTo("Acme");
    }

    @Test
    @DisplayName("held for approval")
    void held() {
        Host host = new Host(builder -> builder.lostAuthority(LostAuthority.HOLD));
        Muster muster = host.muster;
        Actor ann = host.ann;
        TeamId acme = host.acme;
        Person cem = Person.of("cem", "cem@example.com");
        muster.members().addMember(Actor.system("test"), acme, NewMember.of(cem, "admin"));
        Invite invite = muster.invites()
                .send(Actor.user("cem"), acme, NewInvite.to("ben@example.com").role("admin"));
        String url = muster.invites().copyLink(ann, acme, invite.id()).url();
        muster.members().edit(ann, acme, cem.id(), MemberEdit.of().roles("member"));
        String token = url.substring(url.indexOf("token=") + "token=".length());
        VerifiedUser ben = VerifiedUser.of("ben", "ben@example.com");
        assertThat(muster.invites().accept(token, ben).outcome()).isEqualTo(Accepted.Outcome.HELD);
        // snippet: guide-held
        for (HeldAcceptance one : muster.invites().held(ann, acme, Page.first()).items()) {
            show(one.person().displayName(), one.invite().roles(), one.at());
            muster.invites().approve(ann, acme, one.invite().id()); // or turnDown(…)
        }
        // end
        assertThat(muster.invites().accept(token, ben).outcome()).isEqualTo(Accepted.Outcome.ALREADY_JOINED);
    }

    @Test
    @DisplayName("erasure")
    void erased() {
        Host host = new Host(builder -> builder.addressKey(AddressKey.fromBytes(new byte[32])));
        Muster muster = host.muster;
        String token = host.invited();
        muster.invites().accept(token, VerifiedUser.of("ben", "ben@example.com"));
        // snippet: guide-erase
        muster.members().erase(Actor.system("request 4711"), UserId.of("ben")); // their account is deleted
        muster.members()
                .erase(Actor.system("request 4712"), EmailAddress.of("eve@example.com")); // was only ever invited
        // end
        assertThat(muster.access().can(UserId.of("ben"), host.acme, "members:read"))
                .isFalse();
    }

    @Test
    @DisplayName("domains")
    void domains() {
        Host host = Host.plain();
        Muster muster = host.muster;
        Actor ann = host.ann;
        TeamId acme = host.acme;
        // snippet: guide-domains
        muster.teams().edit(ann, acme, TeamEdit.of().domains(Domains.only("example.com", "example.org")));
        // end
        assertThat(muster.teams().get(ann, acme).domains().allowed()).containsExactly("example.com", "example.org");
    }

    @Test
    @DisplayName("an invite that sets up the account")
    void accountFromTheLink() {
        Host host = Host.plain();
        Muster muster = host.muster;
        String token = host.invited();
        String chosenName = "Ben";
        // snippet: guide-provision
        InvitePreview page = muster.invites().preview(token);
        if (!page.provesMailbox()) {
            throw new IllegalStateException("show the sign-in page instead");
        }
        // the form asks for a name and a password; the address is the invite's
        Accepted accepted = muster.invites().accept(token, invite -> {
            String id = createOrFindAccount(invite.email().value()); // verified; the same transaction, no network
            return Person.of(UserId.of(id), invite.email()).name(chosenName);
        });
        // end
        assertThat(accepted.joined().person().name()).isEqualTo("Ben");
        assertThat(accounts).containsKey("ben@example.com");
    }

    @Test
    @DisplayName("handling an invite")
    void handling() {
        MutableClock clock = MutableClock.create();
        Host host = new Host(builder -> builder.clock(clock));
        Muster muster = host.muster;
        Actor ann = host.ann;
        TeamId acme = host.acme;
        host.invited();
        InviteId id = muster.members()
                .people(ann, acme, PeopleQuery.all().status(PeopleStatus.INVITED))
                .items()
                .get(0)
                .invite();
        clock.advance(Duration.ofMinutes(2));
        // snippet: guide-handle
        NewInvite again = NewInvite.to("ben@example.com").role("admin").ifPending(IfPending.REPLACE);
        Invite newer = muster.invites().send(ann, acme, again); // the older invite is revoked, its link dead
        InviteLink link = muster.invites().copyLink(ann, acme, newer.id()); // recorded in the history
        Invite revoked = muster.invites().revoke(ann, acme, newer.id());
        // end
        assertThat(muster.invites().get(ann, acme, id).status()).isEqualTo(InviteStatus.REVOKED);
        assertThat(link.url()).contains("token=");
        assertThat(revoked.status()).isEqualTo(InviteStatus.REVOKED);
    }

    @Test
    @DisplayName("a Users page")
    void people() {
        Host host = Host.withBen();
        Muster muster = host.muster;
        Actor ann = host.ann;
        TeamId acme = host.acme;
        // snippet: guide-people
        Slice<PeopleEntry> people =
                muster.members().people(ann, acme, PeopleQuery.all().search("ben"));
        for (PeopleEntry row : people.items()) {
            boolean button = row.actions().contains(PeopleAction.CHANGE_ROLES); // may Ann do it? the same rules say so
            show(row.name(), row.email().value(), row.status(), row.roleNames(), button);
        }
        List<Role> offered = muster.roles().assignableRoles(ann, acme); // for the drop-down
        // end
        assertThat(people.items()).hasSize(1);
        assertThat(offered).extracting(Role::id).contains(RoleId.of("admin"));
        PeopleEntry row = people.items().get(0);
        UserId ben = Host.BEN;
        // snippet: guide-edit
        MemberEdit form = MemberEdit.of().name("Ben Okafor").location("Lagos").roles("success", "admin");
        try {
            Member saved = muster.members().edit(ann, acme, ben, form.ifRev(row.rev()));
            show(saved);
        } catch (MusterException e) {
            if (e.reason() != Reason.STALE_REV) {
                throw e;
            }
            show(muster.members().get(ann, acme, ben)); // somebody was faster: show what is there now
        }
        // end
        assertThat(muster.members().get(ann, acme, ben).location()).isEqualTo("Lagos");
        Instant friday = Instant.now().plus(Duration.ofDays(3));
        // snippet: guide-until
        List<NewGrant> grants =
                List.of(NewGrant.of("success"), NewGrant.of("admin").until(friday));
        muster.members().edit(ann, acme, ben, MemberEdit.of().grants(grants));
        // end
        assertThat(muster.members().get(ann, acme, ben).roles().get(1).until()).isNotNull();
        // snippet: guide-expiring
        Slice<ExpiringGrant> soon = muster.members().expiring(ann, acme, Duration.ofDays(7), Page.first());
        // end
        assertThat(soon.items()).hasSize(1);
        // snippet: guide-leave
        muster.members().transferOwnership(ann, acme, ben, RoleId.of("member")); // Ben owns it, Ann is a member
        TeamEvent left = muster.members().leave(ann, acme);
        // end
        assertThat(left.subject()).isEqualTo("Ann");
    }

    @Test
    @DisplayName("roles of a team's own")
    void ownRoles() {
        Host host = Host.withBen();
        Muster muster = host.muster;
        Actor ann = host.ann;
        TeamId acme = host.acme;
        UserId ben = Host.BEN;
        // snippet: guide-roles
        Role support = muster.roles()
                .make(
                        ann,
                        acme,
                        NewRole.named("Support").permissions("invoice:read").includes("member"));
        muster.members().edit(ann, acme, ben, MemberEdit.of().roles(support.id().value()));
        muster.roles()
                .edit(ann, acme, support.id(), RoleEdit.of().name("Help desk").ifRev(support.rev()));
        // end
        // snippet: guide-plan
        Impact impact = muster.roles().preview(ann, acme, Plan.delete(support.id(), RoleId.of("member")));
        for (Impact.Affected one : impact.affected()) {
            show(one.name(), one.gains(), one.losses()); // Ben would lose invoice:read
        }
        muster.roles().apply(ann, impact); // STALE_REV if anything in the team has changed since
        // end
        assertThat(muster.members().get(ann, acme, ben).roles().get(0).role()).isEqualTo(RoleId.of("member"));
        // snippet: guide-renamed
        PermissionCatalog next = PermissionCatalog.of("bill:read", "See bills")
                .renamed("invoice:read", "bill:read") // stored roles read on as if they had the new name
                .removed("invoice:print"); // and do without this one
        // end
        assertThat(next.contains(Permission.of("bill:read"))).isTrue();
    }

    @Test
    @DisplayName("the access check")
    void access() {
        Host host = Host.withBen();
        Muster muster = host.muster;
        TeamId acme = host.acme;
        UserId ben = Host.BEN;
        // snippet: guide-access
        boolean may = muster.access().can(ben, acme, Permission.of("invoice:read")); // yes or no
        muster.access().require(ben, acme, Permission.of("invoice:read")); // a MusterException if not
        // end
        assertThat(may).isTrue();
    }

    @Test
    @DisplayName("history, and paging through it")
    void history() {
        Host host = Host.withBen();
        Muster muster = host.muster;
        Actor ann = host.ann;
        TeamId acme = host.acme;
        // snippet: guide-paging
        List<TeamEvent> events = new ArrayList<>();
        Page page = Page.first().size(100);
        Slice<TeamEvent> slice;
        do {
            slice = muster.history().list(ann, acme, HistoryQuery.all().page(page));
            events.addAll(slice.items());
            page = page.after(slice.next());
        } while (slice.next() != null);
        // end
        assertThat(events).hasSizeGreaterThan(3);
    }

    @Test
    @DisplayName("what the host's own code does")
    void system() {
        Host host = Host.withBen();
        Muster muster = host.muster;
        TeamId acme = host.acme;
        // snippet: guide-system
        Actor sync = Actor.system("directory sync"); // no permission is checked: keep it out of request handling
        Person eva = Person.of("u-3", "eva@example.com").name("Eva Roth");
        Member added = muster.members()
                .addMember(sync, acme, NewMember.of(eva, "member").location("Zurich"));

        int teams = muster.members().updatePerson(sync, eva.name("Eva Roth-Lang")); // in each of her teams
        // end
        assertThat(added.location()).isEqualTo("Zurich");
        assertThat(teams).isEqualTo(1);
    }

    // snippet: guide-http
    static int httpStatus(RuntimeException e) {
        if (e instanceof MusterException refusal) {
            return switch (refusal.kind()) {
                case NOT_FOUND -> 404;
                case FORBIDDEN -> 403;
                case CONFLICT -> 409;
                case GONE -> 410;
                case LIMITED -> 429; // and Retry-After, if refusal.retryAfter() is there
            };
        }
        return e instanceof IllegalArgumentException ? 400 : 500; // an InvalidValueException names field() and code()
    }
    // end

    @Test
    @DisplayName("a test of the host's own")
    void hostTest() {
        // snippet: guide-test
        MutableClock clock = MutableClock.create();
        MailCatcher mail = new MailCatcher();
        Muster muster = Muster.builder(MemoryStorage.create())
                .links(InviteLinks.to("https://app.example.com/join", LinkKey.ephemeral()))
                .notifier(mail)
                .clock(clock)
                .build();
        Actor ann = Actor.user("u-1");
        Team acme = muster.teams().create(ann, NewTeam.named("Acme").owner(Person.of("u-1", "ann@example.com")));
        muster.invites().send(ann, acme.id(), NewInvite.to("ben@example.com").role("member"));

        muster.runDueWork(); // no start(): the mail goes out here, on this thread
        String token = mail.tokenTo("ben@example.com");
        clock.advance(Duration.ofDays(7));

        assertThatThrownBy(() -> muster.invites().preview(token)).hasMessageStartingWith("INVITE_EXPIRED");
        // end
        MusterException refusal = MusterException.of(Reason.INVITE_EXPIRED, "for the mapping");
        assertThat(httpStatus(refusal)).isEqualTo(410);
        assertThat(httpStatus(new IllegalStateException("for the mapping"))).isEqualTo(500);
    }

    private String createOrFindAccount(String email) {
        return accounts.computeIfAbsent(email, key -> "u-" + UUID.randomUUID());
    }

    private static void welcome(Member member) {
        assertThat(member.person().displayName()).isNotBlank();
    }

    private static void waitForApproval() {
        throw new AssertionError("nothing is held unless it is so configured");
    }

    private static void open(TeamId team) {
        assertThat(team).isNotNull();
    }

    private static void show(Object... values) {
        assertThat(values).doesNotContainNull();
    }
}
