package dev.muster.examples.myteam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.examples.myteam.Surfer.Page;
import dev.muster.examples.myteam.host.Account;
import dev.muster.model.Actor;
import dev.muster.model.HistoryQuery;
import dev.muster.model.InviteId;
import dev.muster.model.NewInvite;
import dev.muster.model.NewMember;
import dev.muster.model.NewRole;
import dev.muster.model.NewTeam;
import dev.muster.model.RoleId;
import dev.muster.model.TeamId;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("attacks over HTTP are refused and change nothing")
class AttackTest {

    private static final String MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'{{7*7}}";

    private static TestSite site;
    private static Account ann;
    private static Account ben;
    private static TeamId acme;
    private static InviteId invite;
    private static RoleId role;
    private static Account eve;
    private static TeamId evil;

    @BeforeAll
    static void open() {
        site = TestSite.open();
        ann = site.account("Ann", "ann@example.com");
        acme = site.team(ann, "Acme");
        ben = site.account("Ben", "ben@example.com");
        site.muster().members().addMember(Actor.system("test"), acme, NewMember.of(ben.person(), "member"));
        invite = site.muster()
                .invites()
                .send(ann.actor(), acme, NewInvite.to("dev@example.com").role("member"))
                .id();
        role = site.muster()
                .roles()
                .make(ann.actor(), acme, NewRole.named("Auditor").permissions("invoice:read"))
                .id();
        eve = site.account("Eve", "eve@example.com");
        evil = site.team(eve, "Evil");
    }

    @AfterAll
    static void close() {
        site.close();
    }

    /** All that can be done in a workspace, with ids of Acme's in the place of ids. */
    private static List<String> changes(TeamId team) {
        String w = "/w/" + team;
        String user = w + "/users/" + ben.id().value();
        String mail = w + "/invites/" + invite;
        String some = w + "/roles/" + role.value();
        return List.of(
                w + "/users/add",
                w + "/invites/new",
                w + "/settings",
                w + "/settings/delete",
                w + "/roles/new",
                user,
                user + "/suspend",
                user + "/resume",
                user + "/remove",
                user + "/transfer",
                mail,
                mail + "/resend",
                mail + "/link",
                mail + "/revoke",
                some,
                some + "/copy",
                some + "/retire",
                some + "/restore",
                some + "/delete");
    }

    private static List<Map.Entry<String, String>> fields(String csrf) {
        return List.of(
                Map.entry("csrf", csrf),
                Map.entry("name", "Changed"),
                Map.entry("email", "new@example.com"),
                Map.entry("role", "member"),
                Map.entry("choice", "member"),
                Map.entry("rev", "1"));
    }

    private static Object state() {
        return List.of(
                site.muster().history().list(ann.actor(), acme, HistoryQuery.all()),
                site.muster().teams().get(ann.actor(), acme));
    }

    private static String csrf(Surfer surfer) {
        return surfer.get("/workspaces")
                .ok()
                .one("form.inline input[name=csrf]")
                .val();
    }

    @Test
    @DisplayName("a form without the token of this session, or with another session's")
    void forgedForms() {
        Surfer annsBrowser = site.signedIn(ann);
        String foreign = csrf(site.signedIn(eve));
        Object before = state();
        for (String path : changes(acme)) {
            assertThat(annsBrowser.post(path, fields("")).status()).as(path).isEqualTo(403);
            assertThat(annsBrowser.post(path, fields(foreign)).status())
                    .as(path)
                    .isEqualTo(403);
        }
        for (String path : List.of("/workspaces", "/sign-in", "/sign-up", "/sign-out", "/confirm", "/join/accept")) {
            assertThat(annsBrowser.post(path, fields(foreign)).status())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(annsBrowser.get("/workspaces").status()).isEqualTo(200); // still signed in
        assertThat(state()).isEqualTo(before);
    }

    @Test
    @DisplayName("pages and changes of a workspace that one is not in, and ids of it in one's own")
    void foreignIds() {
        Surfer browser = site.signedIn(eve);
        String csrf = csrf(browser);
        Object before = state();
        for (String page :
                List.of("", "/users", "/users/add", "/invites", "/roles", "/roles/new", "/history", "/settings")) {
            Page answer = browser.get("/w/" + acme + page);
            assertThat(answer.status()).as(page).isEqualTo(404);
            assertThat(answer.html().text()).doesNotContain("Acme");
        }
        for (String path : changes(acme)) {
            assertThat(browser.post(path, fields(csrf)).status()).as(path).isEqualTo(404);
        }
        for (String path : changes(evil)) {
            if (path.contains("/users/" + ben.id().value())
                    || path.contains(invite.toString())
                    || path.contains(role.value())) {
                assertThat(browser.post(path, fields(csrf)).status()).as(path).isEqualTo(404);
                assertThat(browser.get(path).status()).as(path).isEqualTo(404);
            }
        }
        assertThat(state()).isEqualTo(before);
    }

    @Test
    @DisplayName("nobody who is not signed in gets further than the sign-in page")
    void anonymous() {
        Surfer nobody = site.surfer();
        Object before = state();
        assertThat(nobody.get("/w/" + acme + "/users").path()).isEqualTo("/sign-in");
        String csrf = nobody.get("/sign-in").one("main form input[name=csrf]").val();
        for (String path : changes(acme)) {
            assertThat(nobody.post(path, fields(csrf)).path()).as(path).isEqualTo("/sign-in");
        }
        assertThat(state()).isEqualTo(before);
    }

    @Test
    @DisplayName("a member does not do what only others may")
    void beyondOnesRights() {
        Surfer browser = site.signedIn(ben);
        String csrf = csrf(browser);
        Object before = state();
        for (String path : changes(acme)) {
            if (path.endsWith(ben.id().value()) || path.endsWith(ben.id().value() + "/remove")) {
                continue; // one's own name, and leaving, are everybody's
            }
            assertThat(browser.post(path, fields(csrf)).status()).as(path).isIn(403, 409);
        }
        assertThat(state()).isEqualTo(before);
    }

    @Test
    @DisplayName("markup in every field is text on every page")
    void markup() {
        Account name = site.account("Ann " + MARKUP, "markup@example.com");
        TeamId team = site.muster()
                .teams()
                .create(name.actor(), NewTeam.named("Team " + MARKUP).owner(name.person()))
                .id();
        RoleId own = site.muster()
                .roles()
                .make(
                        name.actor(),
                        team,
                        NewRole.named("Role " + MARKUP).description(MARKUP).permissions("invoice:read"))
                .id();
        InviteId open = site.muster()
                .invites()
                .send(
                        name.actor(),
                        team,
                        NewInvite.to("guest@example.com")
                                .name("Guest " + MARKUP)
                                .location(MARKUP)
                                .message(MARKUP)
                                .role(own))
                .id();
        Surfer browser = site.signedIn(name);
        String w = "/w/" + team;
        List<String> pages = List.of(
                "/workspaces",
                w + "/users",
                w + "/users?q=" + "%3Cscript%3Ealert(1)%3C/script%3E",
                w + "/users/" + name.id().value(),
                w + "/users/add",
                w + "/invites",
                w + "/invites/" + open,
                w + "/invites/" + open + "/revoke",
                w + "/roles",
                w + "/roles/" + own.value(),
                w + "/roles/" + own.value() + "/delete?choice=member",
                w + "/history",
                w + "/settings",
                w + "/settings/delete",
                site.linkTo("guest@example.com"));
        for (String path : pages) {
            Surfer reader = path.startsWith("/join") ? site.surfer() : browser;
            Page page = reader.get(path).ok();
            assertThat(page.html().select("script")).as(path).hasSize(1);
            assertThat(page.html().select("[onerror], img:not([src=/static/icon.svg])"))
                    .as(path)
                    .isEmpty();
            assertThat(page.response().body()).as(path).doesNotContain("<script>alert");
        }
        assertThat(browser.get(w + "/users").text()).contains("<script>alert(1)</script>", "{{7*7}}");
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

    private static int withCookie(HttpCookie cookie) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(site.url + "/workspaces"))
                .header("Cookie", cookie.getName() + "=" + cookie.getValue())
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
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
}
