package dev.muster.examples.quickstart;

import dev.muster.Muster;
import dev.muster.model.Accepted;
import dev.muster.model.Actor;
import dev.muster.model.HistoryQuery;
import dev.muster.model.Invite;
import dev.muster.model.InviteLinks;
import dev.muster.model.InvitePreview;
import dev.muster.model.LinkKey;
import dev.muster.model.MemberEdit;
import dev.muster.model.Membership;
import dev.muster.model.MusterException;
import dev.muster.model.NewInvite;
import dev.muster.model.NewTeam;
import dev.muster.model.Page;
import dev.muster.model.PeopleEntry;
import dev.muster.model.PeopleQuery;
import dev.muster.model.Permission;
import dev.muster.model.PermissionCatalog;
import dev.muster.model.Person;
import dev.muster.model.Role;
import dev.muster.model.RoleCatalog;
import dev.muster.model.Team;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.model.VerifiedUser;
import dev.muster.smtp.SmtpConfig;
import dev.muster.smtp.SmtpNotifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Ledger, an application for invoices, uses Muster. Its user Ann makes a workspace, invites Ben, and later makes him an
 * admin. Each step is one or two calls, which is all that an application has to do.
 */
final class Story implements AutoCloseable {

    private static final Permission READ = Permission.of("invoice:read");
    private static final Permission APPROVE = Permission.of("invoice:approve");

    /** Ledger's own users: Muster knows them by these ids and has no table of them. */
    private static final UserId ANN = UserId.of("u-1001");

    private static final UserId BEN = UserId.of("u-1002");

    private final Console console;
    private final SmtpNotifier notifier;
    private final Handover mail;
    private final Muster muster;
    private final String benEmail;
    private final Actor ann = Actor.user(ANN);
    private final Actor ben = Actor.user(BEN);
    private TeamId acme;

    Story(Console console, Database database, SmtpConfig smtp, String benEmail) {
        this.console = console;
        this.benEmail = benEmail;
        this.notifier = SmtpNotifier.create(smtp);
        this.mail = new Handover(notifier);
        this.muster = Muster.builder(database.storage())
                .permissions(PermissionCatalog.of("invoice:read", "See invoices")
                        .and("invoice:approve", "Approve invoices")
                        .and("payment:refund", "Pay money back"))
                .roles(RoleCatalog.standard()
                        .grant("admin", "invoice:*")
                        .role("success", "Customer Success", "members:read", "invoice:read")
                        .role("finance", "Finance", "members:read", "invoice:*", "payment:refund"))
                .links(InviteLinks.to("https://ledger.example/join", LinkKey.ephemeral()))
                .notifier(mail)
                .build();
    }

    /** Up to the moment when the mail is about to go out. */
    void begin() {
        createWorkspace();
        showRoles();
        invite();
    }

    /** Sends what waits in the outbox. Says whether the mail server took it. */
    boolean deliver() {
        muster.start();
        String failure = mail.awaitFailure();
        if (!failure.isEmpty()) {
            console.say("");
            console.say("The mail server did not take the mail: " + failure);
            console.say("A running application would try again by itself, the first time after 30 seconds.");
        }
        return failure.isEmpty();
    }

    /** From the link in the mail on. */
    void goOn(String link) {
        String token = link.substring(link.lastIndexOf('=') + 1);
        preview(token);
        accept(token);
        changeRole();
        showHistory();
        showRefusals(token);
        console.say("");
        console.say("That was it. Read on in docs/guide.md, or in Story.java, which made all these calls.");
    }

    private void createWorkspace() {
        console.step("Ann creates a workspace", "teams().create");
        List<Membership> earlier =
                muster.teams().of(ann, ANN, Page.first().size(5)).items();
        Person owner = Person.of(ANN, "ann@example.com").name("Ann Keller");
        if (!earlier.isEmpty()) {
            console.say("What earlier runs have left is still there. Ann is in these workspaces already:");
            earlier.forEach(membership -> console.say("- " + membership.team().name() + ", made "
                    + membership.team().createdAt() + ", with slug "
                    + membership.team().slug()));
            console.say("");
        }
        // A slug is taken by one workspace at most.
        String slug = earlier.isEmpty() ? "acme" : "acme-" + Long.toString(System.currentTimeMillis(), 36);
        Team team = muster.teams().create(ann, NewTeam.named("Acme").slug(slug).owner(owner));
        acme = team.id();
        mail.expect(acme);
        console.say("\"" + team.name() + "\" is there, with slug " + team.slug() + ", rev " + team.rev()
                + ", and Ann as its owner.");
    }

    private void showRoles() {
        console.step("The roles that Ledger declares", "roles().list");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Role", "May"));
        for (Role role : muster.roles().list(ann, acme)) {
            String permissions =
                    role.permissions().stream().map(Object::toString).collect(Collectors.joining(", "));
            rows.add(List.of(role.name(), shortened(permissions)));
        }
        console.table(rows);
    }

    private void invite() {
        console.step("Ann invites Ben as Customer Success", "invites().send");
        Invite invite = muster.invites()
                .send(
                        ann,
                        acme,
                        NewInvite.to(benEmail)
                                .name("Ben Okafor")
                                .role("success")
                                .message("Welcome aboard!"));
        console.say("The invite is " + invite.status() + ", its mail "
                + invite.delivery().status() + ": both are one commit, so neither is there without the other.");
        console.say("");
        showPeople();
        console.say("");
        console.say("What Ann may do with Ben's row: " + new UsersPage(muster, ann, acme).actionsOn(invite));
    }

    private void preview(String token) {
        console.step("Ben opens the link", "invites().preview");
        InvitePreview preview = muster.invites().preview(token);
        console.say("Ledger's page shows, before anybody signs in and without changing anything:");
        console.say("");
        console.say("Join       " + preview.teamName());
        console.say("From       " + preview.inviterName());
        console.say("For        " + preview.email());
        console.say("As         " + String.join(", ", preview.roles()));
        console.say("Until      " + preview.expiresAt());
    }

    private void accept(String token) {
        console.step("Ben signs in to Ledger and accepts", "invites().accept");
        Accepted first = muster.invites().accept(token, VerifiedUser.of(BEN, benEmail));
        Accepted again = muster.invites().accept(token, VerifiedUser.of(BEN, benEmail));
        console.say("The answer is " + first.outcome() + "; when he presses the button once more, " + again.outcome()
                + ".");
        console.say("");
        showPeople();
    }

    private void changeRole() {
        console.step("Ann makes Ben an admin", "members().edit, access().can");
        console.say("Before: " + answers());
        muster.members().edit(ann, acme, BEN, MemberEdit.of().roles("admin").location("Lagos"));
        console.say("After:  " + answers());
        console.say("");
        showPeople();
    }

    private String answers() {
        return "may Ben see invoices? " + yesOrNo(READ) + "   May he approve them? " + yesOrNo(APPROVE);
    }

    private String yesOrNo(Permission permission) {
        return muster.access().can(BEN, acme, permission) ? "yes" : "no";
    }

    private void showHistory() {
        console.step("What has happened", "history().list");
        Map<UserId, String> names = muster.members().people(ann, acme, PeopleQuery.all()).items().stream()
                .collect(Collectors.toMap(PeopleEntry::user, PeopleEntry::name));
        Sentences sentences = new Sentences(names, muster.roles().list(ann, acme));
        List<TeamEvent> oldestFirst = new ArrayList<>(
                muster.history().list(ann, acme, HistoryQuery.all()).items());
        Collections.reverse(oldestFirst);
        for (TeamEvent event : oldestFirst) {
            console.say("rev " + event.rev() + "  " + sentences.of(event));
        }
    }

    private void showRefusals(String token) {
        console.step("What refusals look like", "MusterException");
        long rev = muster.teams().get(ann, acme).rev();
        refused(
                "Eve found Ben's mail and accepts with her own account.",
                () -> muster.invites().accept(token, VerifiedUser.of("u-6666", "eve@example.com")));
        refused(
                "Ben, an admin, invites Dana to a role that may do more than he.",
                () -> muster.invites()
                        .send(ben, acme, NewInvite.to("dana@example.com").role("finance")));
        refused("Ann, the only owner, leaves.", () -> muster.members().leave(ann, acme));
        refused(
                "Eve looks at a workspace that she is not in.",
                () -> muster.teams().get(Actor.user("u-6666"), acme));
        boolean same = muster.teams().get(ann, acme).rev() == rev;
        console.say("The workspace is " + (same ? "still" : "no longer") + " at rev " + rev
                + ": a call that is refused changes nothing.");
    }

    private void refused(String attempt, Runnable call) {
        try {
            call.run();
        } catch (MusterException refusal) {
            console.say(attempt);
            console.say("  " + refusal.kind() + ", " + refusal.getMessage());
            console.say("");
            return;
        }
        throw new IllegalStateException("was not refused: " + attempt);
    }

    private void showPeople() {
        new UsersPage(muster, ann, acme).show(console);
    }

    private static String shortened(String text) {
        return text.length() <= 64 ? text : text.substring(0, text.lastIndexOf(", ", 64)) + ", ...";
    }

    @Override
    public void close() {
        muster.close();
        notifier.close();
    }
}
