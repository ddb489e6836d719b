package dev.muster.examples.myteam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.examples.myteam.Surfer.Page;
import dev.muster.examples.myteam.host.Account;
import dev.muster.model.NewInvite;
import dev.muster.model.TeamId;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("attacks on sessions and addresses over HTTP")
class SessionTest extends SiteTest {

    private static Account ann;
    private static TeamId acme;

    @BeforeAll
    static void open() {
        ann = site.account("Ann", "ann@example.com");
        acme = site.team(ann, "Acme");
        site.muster()
                .invites()
                .send(ann.actor(), acme, NewInvite.to("dev@example.com").role("member"));
    }

    @Test
    @DisplayName("after signing in nobody is led to another site")
    void openRedirects() {
        for (String next : List.of(
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example/",
                "\\\\evil.example",
                "javascript:alert(1)",
                "/\t/evil.example",
                " //evil.example")) {
            Surfer browser = site.surfer();
            Page form = browser.get("/sign-in").ok();
            Page there = browser.submit(
                    form,
                    "form[action=/sign-in]",
                    Map.of("email", "ann@example.com", "password", TestSite.PASSWORD, "next", next));
            assertThat(there.response().uri()).as(next).isEqualTo(URI.create(site.url + "/workspaces"));
        }
        Surfer browser = site.surfer();
        Page form = browser.get("/w/" + acme + "/history?type=ROLE_MADE").ok();
        Page there = browser.submit(
                form, "form[action=/sign-in]", Map.of("email", "ann@example.com", "password", TestSite.PASSWORD));
        assertThat(there.response().uri()).isEqualTo(URI.create(site.url + "/w/" + acme + "/history?type=ROLE_MADE"));
    }

    @Test
    @DisplayName("links in mails lead to this site, whatever a request says of its host")
    void mailedLinks() {
        Surfer browser = site.surfer();
        Page form = browser.get("/sign-up").ok();
        Map<String, String> fields = Map.of("name", "Gus", "email", "gus@example.com", "password", TestSite.PASSWORD);
        browser.saying("X-Forwarded-Host", "evil.example")
                .submit(form, "main form", fields)
                .ok();
        assertThat(site.mailTo("gus@example.com").link()).startsWith(site.url + "/confirm?token=");
    }

    @Test
    @DisplayName("the button of a mail leads to this site, whatever a workspace is called")
    void buttonOfMail() {
        TeamId team = site.team(ann, "https://evil.example/join?x");
        site.muster()
                .invites()
                .send(ann.actor(), team, NewInvite.to("hal@example.com").role("member"));
        assertThat(site.mailTo("hal@example.com").link()).startsWith(site.url + "/join?token=");
    }

    @Test
    @DisplayName(
            "a cookie from before signing in is worth nothing after it, and neither is one from before signing out")
    void sessionFixation() throws Exception {
        Surfer browser = site.surfer();
        Page form = browser.get("/sign-in").ok();
        HttpCookie before = browser.cookie("session");
        browser.submit(
                form, "form[action=/sign-in]", Map.of("email", "ann@example.com", "password", TestSite.PASSWORD));
        HttpCookie after = browser.cookie("session");
        assertThat(after.getValue()).isNotEqualTo(before.getValue());
        assertThat(withCookie(before)).isEqualTo(303);
        assertThat(withCookie(after)).isEqualTo(200);
        browser.submit(browser.get("/workspaces").ok(), "form[action=/sign-out]", Map.of());
        assertThat(withCookie(after)).isEqualTo(303);
    }

    @Test
    @DisplayName("a cookie that somebody else knows is worth nothing to them once an invite was joined with it")
    void sessionFixationByInvite() throws Exception {
        site.muster()
                .invites()
                .send(ann.actor(), acme, NewInvite.to("fay@example.com").role("member"));
        Surfer browser = site.surfer();
        HttpCookie planted = browser.plant("session", "x".repeat(43));
        Page landing = browser.get(site.linkTo("fay@example.com")).ok();
        browser.submit(landing, "form[action=/join/sign-up]", Map.of("name", "Fay", "password", TestSite.PASSWORD))
                .ok();
        assertThat(withCookie(planted)).isEqualTo(303);
        assertThat(withCookie(browser.cookie("session"))).isEqualTo(200);
    }

    @Test
    @DisplayName("every page says: no foreign scripts, no frames, no referrer, nothing kept; and scripts see no cookie")
    void headers() {
        String link = site.linkTo("dev@example.com");
        for (String path : List.of("/sign-in", "/sign-up", link, "/join?token=x", "/nowhere", "/confirm?token=x")) {
            Page page = site.surfer().get(path);
            assertThat(page.header("Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(page.header("Referrer-Policy")).as(path).isEqualTo("no-referrer");
            assertThat(page.header("Cache-Control")).as(path).isEqualTo("no-store");
            assertThat(page.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(page.header("Set-Cookie")).as(path).contains("HttpOnly", "SameSite=Lax");
        }
    }

    @Test
    @DisplayName("a token in an address of ours is in no other address of that page")
    void tokenInAddress() {
        Page landing = site.surfer().get(site.linkTo("dev@example.com")).ok();
        assertThat(landing.html().select("[href*=token], [src*=token], [action*=token]"))
                .isEmpty();
    }

    private static int withCookie(HttpCookie cookie) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(site.url + "/workspaces"))
                .header("Cookie", cookie.getName() + "=" + cookie.getValue())
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
