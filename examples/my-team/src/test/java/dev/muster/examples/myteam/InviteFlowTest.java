package dev.muster.examples.myteam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.examples.myteam.Surfer.Page;
import dev.muster.examples.myteam.host.Account;
import dev.muster.model.HistoryQuery;
import dev.muster.model.Invite;
import dev.muster.model.NewInvite;
import dev.muster.model.NewRole;
import dev.muster.model.RoleId;
import dev.muster.model.TeamId;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("My Team, Invites, Create Invite, and the link")
class InviteFlowTest extends SiteTest {

    /** A workspace of its own for each test, and somebody who is invited to it. */
    private record Scene(String key, Account ann, TeamId team, Surfer browser) {

        static Scene of(String key) {
            Account ann = site.account("Ann", "ann." + key + "@example.com");
            TeamId team = site.team(ann, "Acme " + key);
            return new Scene(key, ann, team, site.signedIn(ann));
        }

        String address() {
            return "ben." + key + "@example.com";
        }

        Invite invite() {
            return site.muster()
                    .invites()
                    .send(ann.actor(), team, NewInvite.to(address()).role("member"));
        }

        Page list() {
            return browser.get("/w/" + team + "/invites").ok();
        }
    }

    @Test
    @DisplayName("Create Invite mails a link; the list tells its status, its mail and who sent it")
    void createInvite() {
        Scene scene = Scene.of("create");
        Page form =
                scene.browser.get(scene.list().one("a.primary").attr("href")).ok();
        Page list = scene.browser
                .submit(form, "form.grid", Map.of("email", scene.address(), "role", "admin", "message", "Welcome!"))
                .ok();
        assertThat(list.path()).isEqualTo("/w/" + scene.team + "/invites");
        assertThat(list.one("tbody tr").text()).contains(scene.address(), "Admin", "Open", "Ann");
        assertThat(site.mailTo(scene.address()).text()).contains("Welcome!");
    }

    @Test
    @DisplayName("an invite is edited, sent again, its link copied, and revoked")
    void handle() {
        Scene scene = Scene.of("handle");
        String page = "/w/" + scene.team + "/invites/" + scene.invite().id();
        Page form = scene.browser.get(page).ok();
        scene.browser.submit(form, "form.grid", Map.of("name", "Ben", "role", "accountant", "location", "Lagos"));
        assertThat(scene.list().one("tbody tr").text()).contains("Ben", "Accountant");

        String first = site.linkTo(scene.address());
        Page soon = scene.browser.press(scene.list(), page + "/resend");
        assertThat(soon.status()).isEqualTo(429);
        assertThat(soon.text()).contains("seconds");
        site.clock.advance(Duration.ofMinutes(2));
        assertThat(scene.browser.press(scene.list(), page + "/resend").ok().text())
                .contains("A new link is on its way");
        assertThat(site.surfer().get(first).heading()).isEqualTo("There is a newer link");

        Page link = scene.browser.press(scene.list(), page + "/link").ok();
        String copied = URI.create(link.one("#link").val()).toString().substring(site.url.length());
        Page landing = site.surfer().get(copied).ok();
        assertThat(landing.html().select("form[action=/join/sign-up]")).isEmpty(); // it proves no mailbox any more

        Page ask = scene.browser.get(page + "/revoke").ok();
        scene.browser.submit(ask, "form[action=" + page + "/revoke]", Map.of());
        assertThat(scene.browser
                        .get("/w/" + scene.team + "/invites?status=REVOKED")
                        .ok()
                        .one("tbody tr")
                        .text())
                .contains(scene.address());
        assertThat(site.surfer().get(copied).heading()).isEqualTo("This invitation was taken back");
    }

    @Test
    @DisplayName("an invite keeps a role that was retired when its name is saved")
    void retiredRole() {
        Scene scene = Scene.of("retired");
        RoleId clerk = site.muster()
                .roles()
                .make(scene.ann.actor(), scene.team, NewRole.named("Clerk").permissions("invoice:read"))
                .id();
        NewInvite wanted = NewInvite.to(scene.address()).role(clerk);
        Invite invite = site.muster().invites().send(scene.ann.actor(), scene.team, wanted);
        site.muster().roles().retire(scene.ann.actor(), scene.team, clerk);
        Page form = scene.browser
                .get("/w/" + scene.team + "/invites/" + invite.id())
                .ok();
        assertThat(form.one("#role option[value=]").text()).isEqualTo("Leave it: Clerk");
        scene.browser.submit(form, "form.grid", Map.of("name", "Ben")).ok();
        assertThat(scene.list().one("tbody tr").text()).contains("Ben", "Clerk");
    }

    @Test
    @DisplayName("whoever has an account signs in on the link's page and accepts by a button")
    void signInAndAccept() {
        Scene scene = Scene.of("accept");
        scene.invite();
        site.account("Ben", scene.address());
        Surfer ben = site.surfer();
        Page landing = ben.get(site.linkTo(scene.address())).ok();
        Page wrong = ben.submit(
                landing, "form[action=/join/sign-in]", Map.of("email", scene.address(), "password", "not the one"));
        assertThat(wrong.status()).isEqualTo(403);
        Page signedIn = ben.submit(
                        wrong,
                        "form[action=/join/sign-in]",
                        Map.of("email", scene.address(), "password", TestSite.PASSWORD))
                .ok();
        assertThat(signedIn.text()).contains(scene.address()); // in full now
        Page in = ben.submit(signedIn, "form[action=/join/accept]", Map.of()).ok();
        assertThat(in.text()).contains("Welcome, Ben! You are in.");

        assertThat(ben.get(site.linkTo(scene.address())).heading()).isEqualTo("You have joined already");
        assertThat(site.surfer().get(site.linkTo(scene.address())).heading())
                .isEqualTo("This invitation was used already");
    }

    @Test
    @DisplayName("signing up where there is an account already asks to sign in, and makes and changes nothing")
    void knownAddress() {
        Scene scene = Scene.of("known");
        scene.invite();
        site.account("Ben", scene.address());
        Surfer somebody = site.surfer();
        Page landing = somebody.get(site.linkTo(scene.address())).ok();
        Page known = somebody.submit(
                landing, "form[action=/join/sign-up]", Map.of("name", "Mallory", "password", "another password"));
        assertThat(known.status()).isEqualTo(409);
        assertThat(known.one("[role=alert]").text()).contains("You have an account already");
        assertThat(scene.browser.get("/w/" + scene.team + "/users").ok().html().select("tbody tr:contains(Mallory)"))
                .isEmpty();
        assertThat(somebody.get("/workspaces").path()).isEqualTo("/sign-in");
    }

    @Test
    @DisplayName("the wrong account is told whose invitation it is, and changes accounts without losing it")
    void wrongAccount() {
        Scene scene = Scene.of("wrong");
        scene.invite();
        Surfer eva = site.signedIn(site.account("Eva", "eva.wrong@example.com"));
        Page wrong = eva.get(site.linkTo(scene.address()));
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(wrong.text()).contains("b***@example.com", "eva.wrong@example.com");
        Page landing = eva.submit(wrong, "form[action=/join/switch]", Map.of()).ok();
        Page in = eva.submit(
                        landing, "form[action=/join/sign-up]", Map.of("name", "Ben", "password", TestSite.PASSWORD))
                .ok();
        assertThat(in.path()).isEqualTo("/w/" + scene.team + "/users");
    }

    @Test
    @DisplayName("an invite outlives the sign-up of whoever has only a copied link")
    void copiedLink() {
        Scene scene = Scene.of("copied");
        Invite invite = scene.invite();
        site.mailTo(scene.address());
        String copied = site.muster()
                .invites()
                .copyLink(scene.ann.actor(), scene.team, invite.id())
                .url();
        Surfer ben = site.surfer();
        Page landing = ben.get(copied.substring(site.url.length())).ok();
        Page form = ben.get(landing.one("a[href^=/sign-up]").attr("href")).ok();
        ben.submit(
                form,
                "form[action=/sign-up]",
                Map.of("name", "Ben", "email", scene.address(), "password", TestSite.PASSWORD));
        // the newest mail is the confirmation
        Page confirm = ben.get(site.linkTo(scene.address())).ok();
        Page back = ben.submit(confirm, "form[action=/confirm]", Map.of("password", TestSite.PASSWORD))
                .ok();
        assertThat(back.heading()).isEqualTo("Join Acme copied");
        assertThat(ben.submit(back, "form[action=/join/accept]", Map.of()).ok().text())
                .contains("You are in");
    }

    @Test
    @DisplayName("links that are expired, declined or unknown each have words and a next step of their own")
    void refusals() {
        Scene scene = Scene.of("refusals");
        scene.invite();
        String link = site.linkTo(scene.address());
        Surfer ben = site.surfer();
        Page landing = ben.get(link).ok();

        site.clock.advance(Duration.ofDays(7));
        Page expired = ben.get(link);
        assertThat(expired.status()).isEqualTo(410);
        assertThat(expired.text()).contains("This invitation has expired", "Ask whoever invited you to send it again");
        Page tooLate =
                ben.submit(landing, "form[action=/join/sign-up]", Map.of("name", "Ben", "password", TestSite.PASSWORD));
        assertThat(tooLate.heading()).isEqualTo("This invitation has expired");

        Scene other = Scene.of("declined");
        other.invite();
        String declined = site.linkTo(other.address());
        Page page = ben.get(declined).ok();
        assertThat(ben.submit(page, "form[action=/join/decline]", Map.of()).ok().heading())
                .isEqualTo("You have declined");
        assertThat(ben.get(declined).heading()).isEqualTo("This invitation was declined");
        assertThat(ben.get("/join?token=nonsense").heading()).isEqualTo("We do not know this link");
        assertThat(ben.get("/join").heading()).isEqualTo("We do not know this link");
    }

    @Test
    @DisplayName("opening the link by GET a thousand times changes nothing")
    void looking() {
        Scene scene = Scene.of("looking");
        scene.invite();
        String link = site.linkTo(scene.address());
        var before = site.muster().history().list(scene.ann.actor(), scene.team, HistoryQuery.all());
        Surfer scanner = site.surfer();
        for (int i = 0; i < 1_000; i++) {
            scanner.get(link).ok();
        }
        assertThat(site.muster().history().list(scene.ann.actor(), scene.team, HistoryQuery.all()))
                .isEqualTo(before);
        assertThat(scene.list().one("tbody tr").text()).contains("Open");
    }
}
