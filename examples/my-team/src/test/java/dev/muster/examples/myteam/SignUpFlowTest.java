package dev.muster.examples.myteam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.examples.myteam.Surfer.Page;
import dev.muster.examples.myteam.host.Account;
import dev.muster.model.EmailAddress;
import dev.muster.model.NewInvite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("My Team, accounts: signing up, confirming, and two ways to one account at once")
class SignUpFlowTest extends SiteTest {

    private static final int ROUNDS = 5;
    private static final String CONFIRM = "form[action=/confirm]";

    /** Both at the same moment. */
    private static List<Page> together(Callable<Page> one, Callable<Page> other) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(2);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Future<Page>> answers = new ArrayList<>();
            for (Callable<Page> each : List.of(one, other)) {
                answers.add(both.submit(() -> {
                    barrier.await();
                    return each.call();
                }));
            }
            return List.of(answers.get(0).get(), answers.get(1).get());
        } finally {
            both.shutdown();
        }
    }

    @Test
    @DisplayName("whoever confirms an address that a stranger signed up with makes no account with that password")
    void strangersPassword() {
        Surfer stranger = site.surfer();
        stranger.submit(
                stranger.get("/sign-up").ok(),
                "form[action=/sign-up]",
                Map.of("name", "Ann", "email", "ann@example.com", "password", "known to a stranger"));
        String link = site.linkTo("ann@example.com");

        Surfer ann = site.surfer();
        Page form = ann.get(link).ok();
        assertThat(form.text()).contains("ann@example.com");
        Page wrong = ann.submit(form, CONFIRM, Map.of("password", "one that Ann guesses"));
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(wrong.one("[role=alert]").text()).contains("not the password");
        assertThat(ann.get("/workspaces").path()).isEqualTo("/sign-in");

        // The link is as good as before for whoever does know it, once.
        ann.submit(wrong, CONFIRM, Map.of("password", "known to a stranger")).ok();
        assertThat(ann.get("/workspaces").path()).isEqualTo("/workspaces");
        assertThat(site.surfer().get(link).status()).isEqualTo(410);
    }

    @Test
    @DisplayName("race: of two invites to one new address that are joined at once, one makes the account")
    void twoInvites() throws Exception {
        Account ann = site.account("Ann", "ann.race@example.com");
        for (int round = 0; round < ROUNDS; round++) {
            String email = "ben" + round + "@race.example";
            List<Callable<Page>> joins = new ArrayList<>();
            for (String name : List.of("One", "Two")) {
                NewInvite wanted = NewInvite.to(email).role("member");
                site.muster().invites().send(ann.actor(), site.team(ann, name), wanted);
                Surfer ben = site.surfer();
                Page landing = ben.get(site.linkTo(email, name)).ok();
                joins.add(() -> ben.submit(
                        landing, "form[action=/join/sign-up]", Map.of("name", "Ben", "password", TestSite.PASSWORD)));
            }
            List<Page> answers = together(joins.get(0), joins.get(1));
            assertThat(answers).extracting(Page::status).containsExactlyInAnyOrder(200, 409);
            Page known = answers.get(0).status() == 409 ? answers.get(0) : answers.get(1);
            assertThat(known.one("[role=alert]").text()).contains("You have an account already");
        }
    }

    @Test
    @DisplayName("race: two sign-ups of one address that are confirmed at once are one account")
    void twoConfirmations() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            EmailAddress email = EmailAddress.of("cem" + round + "@race.example");
            List<Callable<Page>> confirmations = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                String token = site.application.accounts().signUp(email, "Cem", TestSite.PASSWORD);
                Surfer cem = site.surfer();
                Page form = cem.get("/confirm?token=" + token).ok();
                confirmations.add(() -> cem.submit(form, CONFIRM, Map.of("password", TestSite.PASSWORD)));
            }
            List<Page> answers = together(confirmations.get(0), confirmations.get(1));
            assertThat(answers).extracting(Page::path).containsOnly("/workspaces");
        }
    }
}
