package dev.muster.examples.myteam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.examples.myteam.Surfer.Page;
import dev.muster.examples.myteam.host.Account;
import dev.muster.model.InviteId;
import dev.muster.model.NewInvite;
import dev.muster.model.NewRole;
import dev.muster.model.NewTeam;
import dev.muster.model.RoleId;
import dev.muster.model.TeamId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("markup over HTTP is text")
class MarkupTest extends SiteTest {

    private static final String MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'{{7*7}}";

    @Test
    @DisplayName("in every field, on every page")
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
        site.mailTo("guest@example.com");
        Surfer browser = site.signedIn(name);
        String w = "/w/" + team;
        List<String> pages = List.of(
                "/inbox",
                "/inbox/1",
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
            plain(page);
        }
        assertThat(browser.get(w + "/users").text()).contains("<script>alert(1)</script>", "{{7*7}}");
    }

    @Test
    @DisplayName("what was typed comes back as text, in forms that are refused and in what is said once")
    void markupEchoed() {
        Account owner = site.account("Otto", "otto@example.com");
        String w = "/w/" + site.team(owner, "Echo Ltd");
        Surfer browser = site.signedIn(owner);
        Map<String, String> fields = new HashMap<>();
        for (String field : List.of(
                "name", "email", "role", "location", "message", "description", "addresses", "password", "next")) {
            fields.put(field, MARKUP);
        }
        for (String path : List.of(
                w + "/users/add",
                w + "/invites/new",
                w + "/users/import",
                w + "/users/" + owner.id().value(),
                w + "/roles/new",
                w + "/settings",
                "/workspaces",
                "/sign-up",
                "/sign-in")) {
            Page page = browser.submit(browser.get(path).ok(), "main form[method=post]:not(.menu)", fields);
            if (!path.endsWith("/import")) {
                assertThat(page.response().body()).as(path).contains("alert(1)");
            }
            plain(page);
        }
        browser.plant(
                "flash",
                Base64.getUrlEncoder().withoutPadding().encodeToString(MARKUP.getBytes(StandardCharsets.UTF_8)));
        Page told = browser.get(w + "/users").ok();
        assertThat(told.html().text()).contains("<script>alert(1)</script>");
        plain(told);
    }

    /** Nothing in the page is a script, a picture or a handler but our own. */
    private static void plain(Page page) {
        assertThat(page.html().select("script")).as(page.path()).hasSize(1);
        assertThat(page.html().select("[onerror], img:not([src=/static/icon.svg])"))
                .as(page.path())
                .isEmpty();
        assertThat(page.response().body()).as(page.path()).doesNotContain("<script>alert");
    }
}
