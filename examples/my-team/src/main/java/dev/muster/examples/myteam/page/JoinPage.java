package dev.muster.examples.myteam.page;

import dev.muster.examples.myteam.host.Accounts;
import dev.muster.examples.myteam.host.Database;
import dev.muster.examples.myteam.web.Form;
import dev.muster.examples.myteam.web.Refusal;
import dev.muster.examples.myteam.web.Routes;
import dev.muster.examples.myteam.web.Visit;
import dev.muster.model.Accepted;
import dev.muster.model.InvalidValueException;
import dev.muster.model.InvitePreview;
import dev.muster.model.MusterException;
import dev.muster.spi.AccountProvisioner;
import java.util.Map;

/**
 * Where the link of an invite leads to. Looking changes nothing, however often; joining is for buttons. The token goes
 * from form to form and is kept nowhere, so that the invite outlives signing up and changing accounts.
 */
public final class JoinPage implements Routes.Pages {

    private final Accounts accounts;
    private final Database database;

    public JoinPage(Accounts accounts, Database database) {
        this.accounts = accounts;
        this.database = database;
    }

    @Override
    public void addTo(Routes routes) {
        routes.get("/join", visit -> {
            String token = visit.query("token");
            show(visit, token == null ? "" : token, Form.empty());
        });
        routes.post("/join/sign-up", visit -> again(visit, () -> signUp(visit)));
        routes.post("/join/sign-in", visit -> again(visit, () -> signIn(visit)));
        routes.post("/join/switch", visit -> {
            visit.signOut();
            visit.go(address(visit));
        });
        routes.post("/join/accept", visit -> again(visit, () -> accept(visit)));
        routes.post("/join/request", visit -> again(visit, () -> request(visit)));
        routes.post("/join/decline", visit -> again(visit, () -> decline(visit)));
    }

    private static String token(Visit visit) {
        return visit.form().get("token");
    }

    private static String address(Visit visit) {
        return "/join?token=" + Visit.encode(token(visit));
    }

    /** What the link is for; or why it is good for nothing, which goes for every step. */
    private void show(Visit visit, String token, Form form) {
        try {
            InvitePreview preview = visit.account().isPresent()
                    ? visit.muster().invites().preview(token, visit.me().verified())
                    : visit.muster().invites().preview(token);
            visit.show("join", Map.of("preview", preview, "token", token, "form", form));
        } catch (MusterException e) {
            LinkRefused.show(visit, e, token);
        }
    }

    private void again(Visit visit, Runnable step) {
        try {
            step.run();
        } catch (MusterException e) {
            LinkRefused.show(visit, e, token(visit));
        } catch (InvalidValueException e) {
            visit.submit(
                    () -> {
                        throw e;
                    },
                    () -> show(visit, token(visit), visit.form()));
        } catch (Accounts.AddressTaken e) {
            // Whoever has the link need not be whoever has the account.
            visit.refuse(new Refusal(
                    409, visit.words().of("join.known"), visit.words().of("join.known.text"), "sign-in"));
            show(visit, token(visit), visit.form());
        }
    }

    /** The account and the membership are one commit: either both are there, or neither is. */
    private void signUp(Visit visit) {
        Form form = visit.form();
        String name = Names.required(form.get("name"));
        AccountProvisioner newAccount = invite ->
                accounts.make(invite.email(), name, form.untouched("password")).person();
        Accepted accepted = database.together(() -> visit.muster().invites().accept(token(visit), newAccount));
        accounts.withId(accepted.joined().user().value()).ifPresent(visit::signIn);
        visit.go("/w/" + accepted.joined().team(), visit.words().of("join." + accepted.outcome(), name));
    }

    private void signIn(Visit visit) {
        SignInPage.check(accounts, visit)
                .ifPresentOrElse(
                        account -> {
                            visit.signIn(account);
                            visit.go(address(visit));
                        },
                        () -> show(visit, token(visit), visit.form()));
    }

    private static void accept(Visit visit) {
        if (visit.account().isEmpty()) {
            visit.go(address(visit)); // signed out meanwhile; the invite is not lost
            return;
        }
        Accepted accepted =
                visit.muster().invites().accept(token(visit), visit.me().verified());
        visit.go(
                "/w/" + accepted.joined().team(),
                visit.words().of("join." + accepted.outcome(), visit.me().name()));
    }

    /** Whoever holds a link that no longer works asks for a new one; somebody in the workspace says yes or no. */
    private static void request(Visit visit) {
        visit.muster().invites().requestLink(token(visit));
        visit.show(
                "message",
                Map.of(
                        "heading", visit.words().of("join.requested"),
                        "text", visit.words().of("join.requested.text"),
                        "inbox", false));
    }

    private static void decline(Visit visit) {
        InvitePreview declined = visit.muster().invites().decline(token(visit));
        visit.show(
                "message",
                Map.of(
                        "heading", visit.words().of("join.declined"),
                        "text", visit.words().of("join.declined.text", declined.teamName()),
                        "inbox", false));
    }
}
