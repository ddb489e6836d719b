package dev.muster.examples.myteam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.examples.myteam.host.Account;
import dev.muster.model.Actor;
import dev.muster.model.InviteId;
import dev.muster.model.MemberEdit;
import dev.muster.model.NewInvite;
import dev.muster.model.NewMember;
import dev.muster.model.NewRole;
import dev.muster.model.RoleId;
import dev.muster.model.TeamId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("browser")
@DisplayName("no page, light or dark, has a serious obstacle for whoever reads it by other means:")
class AccessibilityTest extends SiteTest {

    private static Chromium browser;
    private static Account ann;
    private static Account ben;
    private static TeamId team;
    private static String w;

    @BeforeAll
    static void open() {
        ann = site.account("Ann", "ann@example.com");
        ben = site.account("Ben", "ben@example.com");
        team = site.team(ann, "Axe Ltd");
        w = "/w/" + team;
        site.muster().members().addMember(Actor.system("test"), team, NewMember.of(ben.person(), "member"));
        browser = Chromium.open(site.url);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    /** What is wrong with the page that is shown, in both sets of colours. */
    private static List<String> obstacles() {
        List<String> found = new ArrayList<>();
        for (boolean dark : List.of(false, true)) {
            browser.dark(dark);
            browser.obstacles().forEach(one -> found.add(browser.path() + (dark ? " (dark) " : " ") + one));
        }
        browser.dark(false);
        return found;
    }

    private static List<String> obstacles(List<String> pages) {
        List<String> found = new ArrayList<>();
        for (String page : pages) {
            browser.go(page);
            found.addAll(obstacles());
        }
        return found;
    }

    private static InviteId invite(String email) {
        return site.muster()
                .invites()
                .send(ann.actor(), team, NewInvite.to(email).message("Hello").role("member"))
                .id();
    }

    @Test
    @DisplayName("signing in and up, links that work and links that do not")
    void fromOutside() {
        invite("dev@example.com");
        String link = site.linkTo("dev@example.com");
        InviteId revoked = invite("revoked@example.com");
        String dead = site.linkTo("revoked@example.com");
        site.muster().invites().revoke(ann.actor(), team, revoked);
        browser.go("/sign-in").forgetCookies();

        List<String> found = obstacles(
                List.of("/sign-in", "/sign-up", "/confirm?token=x", link, dead, "/join?token=x", "/inbox", "/inbox/1"));
        browser.go("/sign-in").type("E-mail", "nobody@example.com").type("Password", "wrong");
        browser.press("Sign in").sees("do not");
        found.addAll(obstacles());
        browser.go("/sign-up").type("Name", "New").type("E-mail", "new@example.com");
        browser.type("Password", TestSite.PASSWORD).press("Create account").sees("new@example.com");
        found.addAll(obstacles());
        browser.go(site.linkTo("new@example.com")).type("Password", "wrong").press("Confirm");
        browser.sees("That is not the password");
        found.addAll(obstacles());
        browser.go("/sign-in").signIn(ben);
        found.addAll(obstacles(List.of(link)));
        site.clock.advance(Duration.ofDays(8));
        found.addAll(obstacles(List.of(link)));
        assertThat(found).isEmpty();
    }

    @Test
    @DisplayName("the pages of a workspace, their forms, their questions and their refusals")
    void inside() {
        InviteId invite = invite("eve@example.com");
        RoleId role = site.muster()
                .roles()
                .make(ann.actor(), team, NewRole.named("Clerk").permissions("invoice:read", "report:read"))
                .id();
        site.muster()
                .members()
                .edit(ann.actor(), team, ben.id(), MemberEdit.of().roles("member", role.value()));
        String profile = w + "/users/" + ben.id().value();
        browser.go("/sign-in").signIn(ann);
        List<String> found = obstacles(List.of(
                "/workspaces",
                w + "/users",
                w + "/users?q=nobody+is+called+so",
                w + "/users/add",
                w + "/users/import",
                profile,
                profile + "/suspend",
                profile + "/remove",
                profile + "/transfer",
                w + "/users/" + ann.id().value(),
                w + "/users/" + ann.id().value() + "/remove",
                w + "/invites",
                w + "/invites/new",
                w + "/invites/" + invite,
                w + "/invites/" + invite + "/revoke",
                w + "/roles",
                w + "/roles/new",
                w + "/roles/" + role.value(),
                w + "/roles/" + role.value() + "/delete",
                w + "/roles/" + role.value() + "/delete?choice=admin",
                w + "/history",
                w + "/settings",
                w + "/settings/delete",
                "/w/" + new TeamId(new UUID(0, 0)) + "/users",
                "/nowhere"));
        browser.go(w + "/users").menuOf("Ben");
        found.addAll(obstacles());
        browser.go(w + "/users").one(".switch").click();
        found.addAll(obstacles());
        browser.go(w + "/users/add").type("E-mail", "eve@example.com").press("Save User");
        browser.sees("already");
        found.addAll(obstacles());
        browser.go(profile).choose("Role", "Admin").press("Save").sees("One role would take the place");
        found.addAll(obstacles());
        browser.go(w + "/roles/" + role.value()).one("[value='report:read']").click();
        browser.press("Who would notice?").sees("Ben").sees("loses");
        found.addAll(obstacles());
        browser.go(w + "/invites/" + invite).press("Copy link").sees("Hand this link");
        found.addAll(obstacles());
        assertThat(found).isEmpty();
    }

    @Test
    @DisplayName("an import that is looked at, under way, and done")
    void imports(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("people.csv"), "email\nf@example.com\nnobody\n");
        browser.go("/sign-in").signIn(ann);
        browser.go(w + "/users/import").upload("Or a CSV file", file).press("Look first");
        browser.sees("2 rows, and nothing is sent yet");
        List<String> found = new ArrayList<>(obstacles());
        site.holding(team, () -> {
            browser.press("Send 1 invitation").sees("Sending invitations");
            found.addAll(obstacles());
        });
        browser.sees("1 invitation is on its way");
        found.addAll(obstacles());
        assertThat(found).isEmpty();
    }
}
