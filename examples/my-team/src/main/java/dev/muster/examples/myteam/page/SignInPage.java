package dev.muster.examples.myteam.page;

import dev.muster.examples.myteam.host.Account;
import dev.muster.examples.myteam.host.Accounts;
import dev.muster.examples.myteam.web.Form;
import dev.muster.examples.myteam.web.Refusal;
import dev.muster.examples.myteam.web.Routes;
import dev.muster.examples.myteam.web.Visit;
import dev.muster.model.EmailAddress;
import dev.muster.model.InvalidValueException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signs in and out. */
public final class SignInPage implements Routes.Pages {

    private final Accounts accounts;
    private final @Nullable Hint firstSteps;

    /**
     * An account that anybody may use, which there is only in the demonstration.
     *
     * @param email its address
     * @param password its password
     */
    public record Hint(String email, String password) {}

    public SignInPage(Accounts accounts, @Nullable Hint firstSteps) {
        this.accounts = accounts;
        this.firstSteps = firstSteps;
    }

    @Override
    public void addTo(Routes routes) {
        routes.get("/", visit -> visit.go(visit.account().isPresent() ? "/workspaces" : "/sign-in"));
        routes.get("/sign-in", visit -> show(visit, Form.empty().with("next", visit.query("next"))));
        routes.post("/sign-in", this::signIn);
        routes.post("/sign-out", visit -> {
            visit.signOut();
            visit.go("/sign-in");
        });
    }

    private void show(Visit visit, Form form) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("form", form);
        values.put("firstSteps", firstSteps);
        visit.show("sign-in", values);
    }

    private void signIn(Visit visit) {
        Optional<Account> account = check(accounts, visit);
        if (account.isPresent()) {
            visit.signIn(account.get());
            visit.go(local(visit.form().get("next")));
        } else {
            show(visit, visit.form());
        }
    }

    /** The account that e-mail and password in the form belong to; otherwise the visit says that there is none. */
    static Optional<Account> check(Accounts accounts, Visit visit) {
        Optional<Account> account;
        try {
            EmailAddress email = EmailAddress.of(visit.form().get("email"));
            account = accounts.signIn(email, visit.form().untouched("password"));
        } catch (InvalidValueException e) {
            account = Optional.empty(); // no more is said than of an address that nobody has
        }
        if (account.isEmpty()) {
            visit.refuse(new Refusal(
                    403, visit.words().of("sign_in.wrong"), visit.words().of("sign_in.wrong.text"), "email"));
        }
        return account;
    }

    /** Where to go after signing in: a page of this site, whatever a link says. */
    static String local(String next) {
        boolean ours = next.startsWith("/") && next.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
        return ours && !next.startsWith("//") ? next : "/workspaces";
    }
}
