package dev.muster.examples.myteam.page;

import dev.muster.examples.myteam.host.Account;
import dev.muster.examples.myteam.host.Accounts;
import dev.muster.examples.myteam.host.Post;
import dev.muster.examples.myteam.web.Form;
import dev.muster.examples.myteam.web.Refusal;
import dev.muster.examples.myteam.web.Routes;
import dev.muster.examples.myteam.web.Visit;
import dev.muster.model.EmailAddress;
import java.util.Map;
import java.util.Optional;

/** Signs up: asks for a confirmation of the address first, and tells nobody whether it has an account already. */
public final class SignUpPage implements Routes.Pages {

    private final Accounts accounts;
    private final Post post;
    private final String site;
    private final boolean inbox;

    /**
     * @param site the address of this site, for the link in the mail; never taken from a request
     * @param inbox whether mail can be read on this site
     */
    public SignUpPage(Accounts accounts, Post post, String site, boolean inbox) {
        this.accounts = accounts;
        this.post = post;
        this.site = site;
        this.inbox = inbox;
    }

    @Override
    public void addTo(Routes routes) {
        routes.get("/sign-up", visit -> show(visit, Form.empty().with("join", visit.query("join"))));
        routes.post("/sign-up", visit -> visit.submit(() -> signUp(visit), () -> show(visit, visit.form())));
        routes.get("/confirm", visit -> askToConfirm(visit, query(visit, "token"), query(visit, "join")));
        routes.post("/confirm", this::confirm);
    }

    private static String query(Visit visit, String name) {
        String value = visit.query(name);
        return value == null ? "" : value;
    }

    private static void show(Visit visit, Form form) {
        visit.show("sign-up", Map.of("form", form));
    }

    private void signUp(Visit visit) {
        Form form = visit.form();
        EmailAddress email = EmailAddress.of(form.get("email"));
        String name = Names.required(form.get("name"));
        String token = accounts.signUp(email, name, form.untouched("password"));
        if (accounts.withEmail(email).isPresent()) {
            post.send(
                    email, visit.words().of("mail.known.subject"), visit.words().of("mail.known.text", site));
        } else {
            // Whoever comes from an invite finds back to it; the invite itself is not told to anybody new.
            String join = form.has("join") ? "&join=" + Visit.encode(form.get("join")) : "";
            String link = site + "/confirm?token=" + token + join;
            post.send(
                    email,
                    visit.words().of("mail.confirm.subject"),
                    visit.words().of("mail.confirm.text", name, link));
        }
        visit.show(
                "message",
                Map.of(
                        "heading", visit.words().of("sign_up.sent"),
                        "text", visit.words().of("sign_up.sent.text", email.value()),
                        "inbox", inbox));
    }

    private void askToConfirm(Visit visit, String token, String join) {
        Optional<EmailAddress> email = accounts.toConfirm(token);
        if (email.isPresent()) {
            visit.show("confirm-address", Map.of("email", email.get().value(), "token", token, "join", join));
        } else {
            visit.refuse(new Refusal(
                    410, visit.words().of("confirm.gone"), visit.words().of("confirm.gone.text"), null));
            visit.show("refused", Map.of());
        }
    }

    private void confirm(Visit visit) {
        Form form = visit.form();
        Optional<Account> account = accounts.confirm(form.get("token"), form.untouched("password"));
        if (account.isPresent()) {
            visit.signIn(account.get());
            String next = form.has("join") ? "/join?token=" + Visit.encode(form.get("join")) : "/workspaces";
            visit.go(next, visit.words().of("confirm.done", account.get().name()));
        } else {
            visit.refuse(new Refusal(
                    403, visit.words().of("sign_in.wrong"), visit.words().of("confirm.wrong"), "password"));
            askToConfirm(visit, form.get("token"), form.get("join"));
        }
    }
}
