package dev.muster.examples.myteam;

import dev.muster.Muster;
import dev.muster.examples.myteam.host.Accounts;
import dev.muster.examples.myteam.host.Database;
import dev.muster.examples.myteam.host.MailServer;
import dev.muster.examples.myteam.host.Mailbox;
import dev.muster.examples.myteam.host.Post;
import dev.muster.examples.myteam.host.Sessions;
import dev.muster.examples.myteam.page.AddUserPage;
import dev.muster.examples.myteam.page.HistoryPage;
import dev.muster.examples.myteam.page.ImportPage;
import dev.muster.examples.myteam.page.Imports;
import dev.muster.examples.myteam.page.InboxPage;
import dev.muster.examples.myteam.page.InvitePage;
import dev.muster.examples.myteam.page.InvitesPage;
import dev.muster.examples.myteam.page.JoinPage;
import dev.muster.examples.myteam.page.MemberActions;
import dev.muster.examples.myteam.page.NewInvitePage;
import dev.muster.examples.myteam.page.ProfilePage;
import dev.muster.examples.myteam.page.RolePage;
import dev.muster.examples.myteam.page.RolesPage;
import dev.muster.examples.myteam.page.SettingsPage;
import dev.muster.examples.myteam.page.SignInPage;
import dev.muster.examples.myteam.page.SignUpPage;
import dev.muster.examples.myteam.page.UsersPage;
import dev.muster.examples.myteam.page.WorkspacesPage;
import dev.muster.examples.myteam.web.Routes;
import dev.muster.examples.myteam.web.Site;
import dev.muster.jdbc.JdbcStorage;
import dev.muster.model.InviteLinks;
import dev.muster.model.PermissionCatalog;
import dev.muster.model.RoleCatalog;
import dev.muster.smtp.SmtpNotifier;
import io.javalin.util.JavalinBindException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The whole application: its parts are opened in this order, and closed in the other one. */
final class Application implements AutoCloseable {

    /** What the product itself, a ledger, has permissions for. Muster brings its own for teams. */
    static final PermissionCatalog PERMISSIONS = PermissionCatalog.of("invoice:read", "See invoices")
            .and("invoice:write", "Write invoices")
            .and("invoice:approve", "Approve invoices")
            .and("report:read", "See reports")
            .and("report:export", "Export reports")
            .and("billing:manage", "Change the plan and the payment details");

    static final RoleCatalog ROLES = RoleCatalog.standard()
            .describe("owner", "Has everything, and hands the workspace over")
            .grant("admin", "invoice:*", "report:*")
            .describe("admin", "Manages people and all of the ledger")
            .grant("member", "invoice:read")
            .describe("member", "Sees people and invoices")
            .role("accountant", "Accountant", "members:read", "invoice:*", "report:*")
            .describe("accountant", "Keeps the books");

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Muster muster;
    private final Accounts accounts;
    private final @Nullable Mailbox mailbox;

    private Application(Options options, Clock clock) throws Options.Wrong {
        try {
            Database database = opened(Places.database(options));
            this.mailbox = options.smtp() == null ? opened(Mailbox.open(options.url())) : null;
            MailServer mail = mailbox == null
                    ? options.mailServer()
                    : new MailServer("127.0.0.1", mailbox.port(), true, null, options.from());
            SmtpNotifier notifier = opened(SmtpNotifier.create(mail.forMuster().clock(clock)));
            this.muster = opened(Muster.builder(JdbcStorage.joining(database))
                    .permissions(PERMISSIONS)
                    .roles(ROLES)
                    .links(InviteLinks.to(options.url() + "/join", Places.linkKey(options)))
                    .notifier(notifier)
                    .clock(clock)
                    .build()
                    .start());
            this.accounts = new Accounts(database, clock);
            Sessions sessions = new Sessions(database, clock);
            SignInPage.Hint demo = options.empty() || mailbox == null ? null : new Demo(muster, accounts).begin();
            List<Routes.Pages> pages = new ArrayList<>(List.of(
                    new SignInPage(accounts, demo),
                    new SignUpPage(accounts, new Post(mail, clock), options.url(), mailbox != null),
                    new WorkspacesPage(),
                    new UsersPage(),
                    new AddUserPage(),
                    new ImportPage(opened(new Imports(muster))),
                    new InvitesPage(),
                    new NewInvitePage(),
                    new InvitePage(),
                    new ProfilePage(accounts),
                    new MemberActions(),
                    new RolePage(),
                    new RolesPage(),
                    new HistoryPage(accounts),
                    new SettingsPage(),
                    new JoinPage(accounts, database)));
            if (mailbox != null) {
                pages.add(new InboxPage(mailbox));
            }
            opened(new Site(muster, PERMISSIONS, accounts, sessions, options.secure(), pages))
                    .start(options.port());
        } catch (JavalinBindException e) {
            close();
            throw new Options.Wrong("port " + options.port() + " is taken; --port NUMBER takes another one");
        } catch (RuntimeException | Options.Wrong e) {
            close();
            throw e;
        }
    }

    static Application start(Options options, Clock clock) throws Options.Wrong {
        return new Application(options, clock);
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    Muster muster() {
        return muster;
    }

    Accounts accounts() {
        return accounts;
    }

    /** Absent where mail goes to a real server. */
    @Nullable
    Mailbox mailbox() {
        return mailbox;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("could not be closed", e);
            }
        }
    }
}
