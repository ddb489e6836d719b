package dev.muster.examples.myteam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.examples.myteam.host.Account;
import dev.muster.model.Actor;
import dev.muster.model.NewInvite;
import dev.muster.model.NewMember;
import dev.muster.model.PeopleQuery;
import dev.muster.model.TeamId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

@Tag("browser")
@DisplayName("in a real browser")
class BrowserTest extends SiteTest {

    private static Chromium hers;
    private static Chromium his;

    @BeforeAll
    static void open() {
        hers = Chromium.open(site.url);
        his = Chromium.open(site.url);
    }

    @AfterAll
    static void close() {
        if (his != null) {
            his.close();
        }
        if (hers != null) {
            hers.close();
        }
    }

    @BeforeEach
    void nobodyIsSignedIn() {
        hers.go("/sign-in").forgetCookies();
        his.go("/sign-in").forgetCookies();
    }

    @Test
    @DisplayName(
            "My Team → Users → Add User: Save and Add Another, then Save User, and whoever was added joins by the mail")
    void addUser() {
        Account ann = site.account("Ann", "ann.add@example.com");
        site.team(ann, "Add Ltd");
        hers.go("/sign-in").signIn(ann);
        hers.one(".tiles a").click();
        hers.sees("Everybody in this workspace").press("Add User");
        hers.type("Name", "Ben")
                .type("E-mail", "ben.add@example.com")
                .choose("Role", "Admin")
                .type("Location", "Lagos");
        hers.press("Save and Add Another").sees("Ben (ben.add@example.com) was added. Who is next?");
        hers.type("Name", "Chiara").type("E-mail", "chiara.add@example.com").press("Save User");
        hers.sees("Chiara was added");
        assertThat(hers.one("tr.fresh").getText()).contains("Chiara", "Admin", "Lagos", "Invited");

        site.mailTo("ben.add@example.com");
        his.go("/inbox").sees("ben.add@example.com");
        his.one("a[href='/inbox/" + site.mailTo("ben.add@example.com").number() + "']")
                .click();
        his.sees("Open the link in this mail").press("Open the link in this mail");
        his.sees("Join Add Ltd").type("Name", "Ben Okafor").type("Password", TestSite.PASSWORD);
        his.press("Create account and join").sees("Welcome, Ben Okafor! You are in.");
        assertThat(his.path()).endsWith("/users");
    }

    @Test
    @DisplayName("My Team → Invites → Create Invite: e-mail, role, Send; the invited one signs in and accepts")
    void createInvite() {
        Account ann = site.account("Ann", "ann.invite@example.com");
        Account ben = site.account("Ben", "ben.invite@example.com");
        TeamId team = site.team(ann, "Invite Ltd");
        hers.go("/sign-in").signIn(ann);
        hers.go("/w/" + team + "/users")
                .press("Invites")
                .sees("There are no invites here")
                .press("Create Invite");
        hers.type("E-mail", ben.email().value()).choose("Role", "Accountant").press("Send");
        hers.sees("An invitation is on its way to ben.invite@example.com");
        assertThat(hers.one("tbody tr").getText()).contains("ben.invite@example.com", "Accountant", "Open");
        hers.menuOf("ben.invite@example.com").press("Copy link").sees("Hand this link");
        hers.press("Copy").sees("Copied");

        his.go(site.linkTo(ben.email().value())).sees("Ann invites you to this workspace");
        his.type("E-mail", ben.email().value());
        his.one("#password").sendKeys(TestSite.PASSWORD);
        his.press("Sign in").sees("Join Invite Ltd").press("Join Invite Ltd").sees("Welcome, Ben! You are in.");
        hers.go("/w/" + team + "/invites").sees("Accepted");
    }

    @Test
    @DisplayName(
            "the wrong account and an expired link have pages of their own, and the invite survives changing accounts")
    void refusedLinks() {
        Account ann = site.account("Ann", "ann.refused@example.com");
        TeamId team = site.team(ann, "Refused Ltd");
        site.muster()
                .invites()
                .send(ann.actor(), team, NewInvite.to("ben.refused@example.com").role("member"));
        String link = site.linkTo("ben.refused@example.com");
        his.go("/sign-in").signIn(site.account("Eva", "eva.refused@example.com"));
        his.go(link).sees("This invitation is for somebody else").sees("b***@example.com");
        his.press("Use another account").sees("New here?").type("Name", "Ben").type("Password", TestSite.PASSWORD);
        his.press("Create account and join").sees("Welcome, Ben! You are in.");

        site.muster()
                .invites()
                .send(ann.actor(), team, NewInvite.to("dev.refused@example.com").role("member"));
        String late = site.linkTo("dev.refused@example.com");
        site.clock.advance(Duration.ofDays(8));
        his.forgetCookies();
        his.go(late).sees("This invitation has expired").sees("Ask whoever invited you to send it again");
        his.press("Ask for a new link").sees("Your request is on its way");
    }

    @Test
    @DisplayName("the menu of a row is used by keyboard alone, and Escape leads back to where one was")
    void keyboard() {
        Account ann = site.account("Ann", "ann.keys@example.com");
        TeamId team = site.team(ann, "Keys Ltd");
        Account ben = site.account("Ben", "ben.keys@example.com");
        site.muster().members().addMember(Actor.system("test"), team, NewMember.of(ben.person(), "member"));
        hers.go("/sign-in").signIn(ann);
        hers.go("/w/" + team + "/users").tabTo("Actions for Ben").keys(Keys.ENTER);
        hers.until("the first item has no focus", page -> page.focused().equals("Edit"));
        assertThat(hers.one("button.dots[aria-expanded=true]").getAccessibleName())
                .isEqualTo("Actions for Ben");
        hers.keys(Keys.ARROW_DOWN);
        assertThat(hers.focused()).isEqualTo("Suspend …");
        hers.keys(Keys.END);
        assertThat(hers.focused()).isEqualTo("Transfer ownership …");
        hers.keys(Keys.ARROW_DOWN);
        assertThat(hers.focused()).isEqualTo("Edit");
        hers.keys(Keys.ESCAPE);
        hers.until(
                "the menu stays open",
                page -> page.all("button.dots[aria-expanded=true]").isEmpty());
        assertThat(hers.focused()).isEqualTo("Actions for Ben");

        hers.keys(Keys.ENTER);
        hers.until("the first item has no focus", page -> page.focused().equals("Edit"));
        hers.keys("s", Keys.ENTER)
                .sees("Suspend Ben?")
                .tabTo("Suspend")
                .keys(Keys.ENTER)
                .sees("Ben was suspended.");
    }

    @Test
    @DisplayName("arrow keys in a filter stay on the page, and Apply applies it")
    void filterByKeyboard() {
        Account ann = site.account("Ann", "ann.filter@example.com");
        TeamId team = site.team(ann, "Filter Ltd");
        hers.go("/sign-in").signIn(ann);
        hers.go("/w/" + team + "/users").tabTo("Status");
        WebElement filter = hers.one("#status");
        filter.sendKeys(Keys.ARROW_DOWN);
        filter.sendKeys(Keys.ARROW_DOWN);
        assertThat(filter.getDomProperty("value")).isEqualTo("SUSPENDED");
        assertThat(hers.path()).isEqualTo("/w/" + team + "/users");
        hers.press("Apply").sees("Nobody matches");
        assertThat(hers.path()).contains("status=SUSPENDED");
    }

    @Test
    @DisplayName("on a phone all pages of a workspace are in sight")
    void phone() {
        Account ann = site.account("Ann", "ann.phone@example.com");
        TeamId team = site.team(ann, "Phone Ltd");
        hers.go("/sign-in").signIn(ann);
        try {
            hers.size(360, 740).go("/w/" + team + "/users");
            for (WebElement link : hers.all(".side nav a")) {
                assertThat(link.getRect().x + link.getRect().width)
                        .as(link.getText())
                        .isLessThanOrEqualTo(360);
            }
        } finally {
            hers.size(1280, 900);
        }
    }

    @Test
    @DisplayName("of two browsers that race for the last seat one gets it, and the other is told why")
    void lastSeat() throws Exception {
        Account ann = site.account("Ann", "ann.seat@example.com");
        Account ben = site.account("Ben", "ben.seat@example.com");
        TeamId team = site.team(ann, "Seat Ltd");
        site.muster().members().addMember(Actor.system("test"), team, NewMember.of(ben.person(), "admin"));
        site.muster().teams().limitSeats(Actor.system("test"), team, 3);
        hers.go("/sign-in").signIn(ann);
        his.go("/sign-in").signIn(ben);
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService both = Executors.newFixedThreadPool(2);
        List<Future<?>> presses = new ArrayList<>();
        for (Chromium browser : List.of(hers, his)) {
            String email = (browser == hers ? "one" : "two") + ".seat@example.com";
            browser.go("/w/" + team + "/users/add").type("E-mail", email);
            presses.add(both.submit(() -> {
                together.await();
                browser.press("Save User");
                browser.until(
                        "nothing came of it",
                        page -> !page.text().contains("They get a mail")
                                || page.text().contains("There is no seat left"));
                return null;
            }));
        }
        for (Future<?> press : presses) {
            press.get();
        }
        both.shutdown();
        long got = List.of(hers, his).stream()
                .filter(page -> page.text().contains("was added"))
                .count();
        long refused = List.of(hers, his).stream()
                .filter(page -> page.text().contains("There is no seat left"))
                .count();
        assertThat(List.of(got, refused)).containsExactly(1L, 1L);
        assertThat(site.muster()
                        .members()
                        .people(ann.actor(), team, PeopleQuery.all())
                        .items())
                .hasSize(3);
    }
}
