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
import dev.muster.model.RoleId;
import dev.muster.model.TeamId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("attacks over HTTP are refused and change nothing")
class AttackTest extends SiteTest {

    private static Account ann;
    private static Account ben;
    private static TeamId acme;
    private static InviteId invite;
    private static RoleId role;
    private static Account eve;
    private static TeamId evil;

    @BeforeAll
    static void open() {
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
                mail + "/grant",
                mail + "/dismiss",
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
        for (String path : List.of(
                "/workspaces",
                "/workspaces/" + acme + "/" + invite,
                "/w/" + acme + "/users/import",
                "/w/" + acme + "/users/import/x",
                "/sign-in",
                "/sign-up",
                "/sign-out",
                "/confirm",
                "/join/accept",
                "/join/decline",
                "/join/request",
                "/join/sign-in",
                "/join/sign-up",
                "/join/switch")) {
            assertThat(annsBrowser.post(path, fields(foreign)).status())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(annsBrowser.get("/workspaces").status()).isEqualTo(200); // still signed in
        assertThat(state()).isEqualTo(before);
    }

    @Test
    @DisplayName("a file that is sent along without the token of this session")
    void forgedUpload() {
        Surfer browser = site.signedIn(ann);
        Page form = browser.get("/w/" + acme + "/users/import").ok();
        form.one("main form input[name=csrf]").val("forged");
        Object before = state();
        assertThat(browser.upload(form, "main form", "people.csv", "email\nnew@example.com\n")
                        .status())
                .isEqualTo(403);
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
}
