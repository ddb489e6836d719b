package dev.muster.examples.myteam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.examples.myteam.Surfer.Page;
import dev.muster.examples.myteam.host.Account;
import dev.muster.model.HistoryQuery;
import dev.muster.model.NewInvite;
import dev.muster.model.NewRole;
import dev.muster.model.PeopleQuery;
import dev.muster.model.TeamId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("My Team: many users at once, links asked for, one's own invites, exports")
class ImportFlowTest extends SiteTest {

    /** Until the import has come to its end, be it a bad one; each look waits for an answer of the server. */
    private static Page ended(Surfer browser, Page page) {
        long patience = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        Page now = page;
        while (!now.html().select("progress").isEmpty()) {
            assertThat(System.nanoTime()).as("the import goes on and on").isLessThan(patience);
            now = browser.get(page.path());
        }
        return now;
    }

    @Test
    @DisplayName("pasted addresses are looked at first, and sent only then, each row with its answer")
    void pasted() {
        Account ann = site.account("Ann", "ann.paste@example.com");
        TeamId team = site.team(ann, "Paste Ltd");
        Surfer browser = site.signedIn(ann);
        Page form = browser.get("/w/" + team + "/users/import").ok();
        String addresses = "one@paste.example, two@paste.example;one@paste.example\nnobody\nann.paste@example.com";
        Page look = ended(
                browser,
                browser.submit(form, "main form", Map.of("addresses", addresses, "role", "admin"))
                        .ok());
        assertThat(look.text())
                .contains("2 would be invited", "1 twice in the list", "1 cannot be read", "1 is a member already");
        assertThat(site.muster()
                        .members()
                        .people(ann.actor(), team, PeopleQuery.all())
                        .items())
                .hasSize(1);

        Page done = ended(browser, browser.submit(look, "main form", Map.of()).ok());
        assertThat(done.text()).contains("2 invitations are on their way");
        Page list = browser.get("/w/" + team + "/users").ok();
        assertThat(list.html().select("tbody tr:contains(Admin):contains(Invited)"))
                .hasSize(2);
    }

    @Test
    @DisplayName("a CSV file is uploaded; a stranger sees nothing of the import")
    void csv() {
        Account ann = site.account("Ann", "ann.csv@example.com");
        TeamId team = site.team(ann, "Csv Ltd");
        Surfer browser = site.signedIn(ann);
        Page form = browser.get("/w/" + team + "/users/import").ok();
        String rows = IntStream.range(0, 120)
                .mapToObj(i -> "Person " + i + ",person" + i + "@csv.example,Oslo")
                .collect(Collectors.joining("\n"));
        Page look = ended(browser, browser.upload(form, "main form", "people.csv", "name,email,location\n" + rows));
        assertThat(look.text()).contains("120 would be invited");
        assertThat(site.signedIn(site.account("Eve", "eve.csv@example.com"))
                        .get(look.path())
                        .status())
                .isEqualTo(404);
        Page done = ended(browser, browser.submit(look, "main form", Map.of()).ok());
        assertThat(done.text()).contains("120 invitations are on their way");
        assertThat(browser.get("/w/" + team + "/users?q=person7@csv")
                        .ok()
                        .one("tbody tr")
                        .text())
                .contains("Person 7", "Oslo");
    }

    @Test
    @DisplayName("what mail programs show is pasted, and what cannot be read is shown as it was typed")
    void mailPrograms() {
        Account ann = site.account("Ann", "ann.mail@example.com");
        TeamId team = site.team(ann, "Mail Ltd");
        Surfer browser = site.signedIn(ann);
        Page form = browser.get("/w/" + team + "/users/import").ok();
        String addresses = "\"Ito, Ben\" <ben@mail.example>, Eva Lind <eva@mail.example>;<cem@mail.example>\n"
                + "dan@mail.example fay@mail.example\nGus <gus at mail.example>, hal@@mail";
        Page look = ended(browser, browser.submit(form, "main form", Map.of("addresses", addresses)));
        assertThat(look.text()).contains("5 would be invited", "2 cannot be read");
        assertThat(look.html().select("tr:contains(cannot be read)").eachText())
                .containsExactly(
                        "6 Gus <gus at mail.example> cannot be read: E-mail", "7 hal@@mail cannot be read: E-mail");
        ended(browser, browser.submit(look, "main form", Map.of()));
        Page users = browser.get("/w/" + team + "/users").ok();
        assertThat(users.html().select("tr:contains(ben@mail.example) .names a").text())
                .isEqualTo("Ito, Ben");
        assertThat(users.html().select("tr:contains(cem@mail.example) .names a").text())
                .isEqualTo("cem@mail.example");
    }

    @Test
    @DisplayName("a file names roles as they are called here; one that cannot be read is refused with where and why")
    void files() {
        Account ann = site.account("Ann", "ann.files@example.com");
        TeamId team = site.team(ann, "Files Ltd");
        site.muster().roles().make(ann.actor(), team, NewRole.named("Clerk").permissions("invoice:read"));
        Surfer browser = site.signedIn(ann);
        Page form = browser.get("/w/" + team + "/users/import").ok();
        String rows = "email,role\na@files.example,Admin\nb@files.example,CLERK\nc@files.example,Nothing\n";
        Page look = ended(browser, browser.upload(form, "main form", "people.csv", rows));
        assertThat(look.text()).contains("2 would be invited", "1 with a role that you cannot give");
        ended(browser, browser.submit(look, "main form", Map.of()));
        assertThat(browser.get("/w/" + team + "/users")
                        .ok()
                        .html()
                        .select("tr:contains(b@files)")
                        .text())
                .contains("Clerk");

        for (String content : List.of("E-Mail\na@files.example\n", "a@files.example\n", "\u0089PNG\n")) {
            Page refused = browser.upload(form, "main form", "people.csv", content);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.one("[role=alert]").text()).contains("line 1", "email,name,role");
        }
        Page open =
                ended(browser, browser.upload(form, "main form", "people.csv", "email,name\na@files.example,\"A\n"));
        assertThat(open.html().select("tbody tr").text()).contains("every quote closed");
    }

    @Test
    @DisplayName("an import that broke off says that some was sent, and goes on without sending anything twice")
    void brokenOff() throws Exception {
        Account ann = site.account("Ann", "ann.broken@example.com");
        TeamId team = site.team(ann, "Broken Ltd");
        Surfer browser = site.signedIn(ann);
        Page form = browser.get("/w/" + team + "/users/import").ok();
        Page look = ended(browser, browser.submit(form, "main form", Map.of("addresses", "a@broken.example")));
        Page broken = site.without("muster_outbox", () -> ended(browser, browser.submit(look, "main form", Map.of())));
        assertThat(broken.status()).isEqualTo(500);
        assertThat(broken.one("[role=alert]").text()).contains("Something went wrong", "It broke off");
        Page done = ended(browser, browser.submit(broken, "main form", Map.of()));
        assertThat(done.ok().text()).contains("1 invitation is on its way");
    }

    @Test
    @DisplayName("whoever holds an expired link asks for a new one, and it is sent from the menu of the row")
    void linkAskedFor() {
        Account ann = site.account("Ann", "ann.ask@example.com");
        TeamId team = site.team(ann, "Ask Ltd");
        var invite = site.muster()
                .invites()
                .send(ann.actor(), team, NewInvite.to("ben.ask@example.com").role("member"));
        String link = site.linkTo("ben.ask@example.com");
        site.clock.advance(Duration.ofDays(8));
        Surfer ben = site.surfer();
        Page expired = ben.get(link);
        assertThat(expired.status()).isEqualTo(410);
        assertThat(ben.submit(expired, "form[action=/join/request]", Map.of())
                        .ok()
                        .heading())
                .isEqualTo("Your request is on its way");

        Surfer browser = site.signedIn(ann);
        Page list = browser.get("/w/" + team + "/users").ok();
        assertThat(list.html().select("tbody tr:contains(ben.ask)").text()).contains("Asks for a new link");
        browser.press(list, "/w/" + team + "/invites/" + invite.id() + "/grant").ok();
        assertThat(browser.get("/w/" + team + "/invites").ok().one("tbody tr").text())
                .contains("Open");
    }

    @Test
    @DisplayName("whoever lost the mail finds the invite among their workspaces, and joins there")
    void ownInvites() {
        Account ann = site.account("Ann", "ann.own@example.com");
        Account ben = site.account("Ben", "ben.own@example.com");
        TeamId team = site.team(ann, "Own Ltd");
        site.muster()
                .invites()
                .send(ann.actor(), team, NewInvite.to("ben.own@example.com").role("member"));
        Surfer browser = site.signedIn(ben);
        Page workspaces = browser.get("/workspaces").ok();
        assertThat(workspaces.text()).contains("You are invited", "Own Ltd");
        Page in = browser.submit(workspaces, "form[action^=/workspaces/" + team + "]", Map.of())
                .ok();
        assertThat(in.text()).contains("Welcome, Ben! You are in.");
    }

    @Test
    @DisplayName("the history is exported as CSV, a line for each event")
    void export() {
        Account ann = site.account("Ann", "ann.export@example.com");
        TeamId team = site.team(ann, "Export Ltd");
        Page file = site.signedIn(ann).get("/w/" + team + "/history.csv").ok();
        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.header("Content-Disposition")).contains("attachment");
        int events = site.muster()
                .history()
                .list(ann.actor(), team, HistoryQuery.all())
                .items()
                .size();
        assertThat(file.response().body().lines().count()).isGreaterThan(events);
    }
}
