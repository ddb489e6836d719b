package dev.muster.examples.myteam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.examples.myteam.Surfer.Page;
import dev.muster.examples.myteam.host.Account;
import dev.muster.model.Actor;
import dev.muster.model.Invite;
import dev.muster.model.NewInvite;
import dev.muster.model.NewMember;
import dev.muster.model.TeamId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("My Team, forms: shown to whom they are for, sent once, and read or refused")
class FormsTest extends SiteTest {

    private static Account ann;
    private static Account ben;
    private static TeamId team;
    private static Surfer hers;
    private static Surfer his;

    @BeforeAll
    static void open() {
        ann = site.account("Ann", "ann@example.com");
        ben = site.account("Ben", "ben@example.com");
        team = site.team(ann, "\uD83D\uDE80 Rockets");
        site.muster().members().addMember(Actor.system("test"), team, NewMember.of(ben.person(), "member"));
        hers = site.signedIn(ann);
        his = site.signedIn(ben);
    }

    private static String w(String page) {
        return "/w/" + team + page;
    }

    @Test
    @DisplayName("whoever may not use a form is told so before they have filled it in")
    void refusedBefore() {
        for (String page : List.of(
                "/users/add",
                "/users/import",
                "/invites/new",
                "/roles/new",
                "/roles/admin",
                "/settings/delete",
                "/users/" + ann.id().value() + "/transfer")) {
            assertThat(his.get(w(page)).status()).as(page).isEqualTo(403);
        }
        assertThat(hers.get(w("/roles/admin")).text()).contains("This role belongs to the application");
    }

    @Test
    @DisplayName("after Save and Add Another, and Copy link, the page can be loaded again without doing it again")
    void redirects() {
        Page form = hers.get(w("/users/add")).ok();
        Page next = hers.submit(
                form,
                "form:has([name=then])",
                Map.of("email", "cem@example.com", "location", "Rome & Bari", "then", "another"));
        assertThat(next.response().request().method()).isEqualTo("GET");
        assertThat(next.one("#location").val()).isEqualTo("Rome & Bari");
        assertThat(next.text()).contains("cem@example.com");

        Invite invite = site.muster()
                .invites()
                .send(ann.actor(), team, NewInvite.to("dan@example.com").role("member"));
        String page = w("/invites/" + invite.id());
        Page link = hers.press(hers.get(w("/invites")).ok(), page + "/link").ok();
        assertThat(link.response().request().method()).isEqualTo("GET");
        assertThat(link.one("#link").val()).startsWith(site.url + "/join?token=");
        assertThat(link.response().uri().toString()).doesNotContain("token");
        assertThat(link.html().select(".note")).isEmpty();
        assertThat(hers.get(page + "/link").path()).isEqualTo(page);
    }

    @Test
    @DisplayName("a form that is not whole is refused with a page, and a number out of this world as a number")
    void broken() {
        String csrf =
                hers.get("/workspaces").one("form.inline input[name=csrf]").val();
        Page broken = hers.raw(w("/users/import"), "multipart/form-data; boundary=x", "--y\r\nnothing");
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.heading()).isEqualTo("This form did not arrive whole");
        Page without = hers.raw(w("/users/import"), "multipart/form-data", "nothing");
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.heading()).isEqualTo("This form did not arrive whole");

        Invite invite = site.muster()
                .invites()
                .send(ann.actor(), team, NewInvite.to("eva@example.com").role("member"));
        Page form = hers.get(w("/invites/" + invite.id())).ok();
        for (String days : List.of("9223372036854775807", "2147483647", "-1", "many")) {
            Page refused = hers.submit(form, "form.grid", Map.of("days", days, "csrf", csrf));
            assertThat(refused.status()).as(days).isEqualTo(400);
        }
    }

    @Test
    @DisplayName("a form that is too big is refused with a page that says what to do")
    void tooBig() {
        String body = "email=" + "x".repeat(2_000_000);
        Page refused = hers.raw(w("/users/add"), "application/x-www-form-urlencoded", body);
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.heading()).isEqualTo("That is too much at once");
    }

    @Test
    @DisplayName("an import is not driven out by those of others")
    void imports() {
        Page form = hers.get(w("/users/import")).ok();
        Page mine = hers.submit(form, "main form", Map.of("addresses", "fay@example.com"));
        Account eve = site.account("Eve", "eve@example.com");
        TeamId evil = site.team(eve, "Evil");
        Surfer browser = site.signedIn(eve);
        Page theirs = browser.get("/w/" + evil + "/users/import").ok();
        for (int i = 0; i < 60; i++) {
            browser.submit(theirs, "main form", Map.of("addresses", "x@example.com"));
        }
        assertThat(hers.get(mine.path()).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("the history is exported as it is filtered; whoever may not read it gets a page and no file")
    void export() {
        Page page = hers.get(w("/history?type=TEAM_CREATED")).ok();
        Page file = hers.get(page.one("a[href*=history.csv]").attr("href")).ok();
        assertThat(file.response().body()).contains("TEAM_CREATED").doesNotContain("MEMBER_ADDED");
        Page refused = his.get(w("/history.csv"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("Content-Disposition")).isEmpty();
        assertThat(refused.header("Content-Type")).startsWith("text/html");
    }

    @Test
    @DisplayName("a workspace whose name begins with a picture has it on its tile")
    void tile() {
        assertThat(hers.get("/workspaces").one(".tiles .tile").text()).startsWith("\uD83D\uDE80");
        assertThat(hers.get(w("/users")).one(".switch .tile").text()).startsWith("\uD83D\uDE80");
    }
}
