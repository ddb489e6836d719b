package dev.muster.examples.myteam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.examples.myteam.Surfer.Page;
import dev.muster.examples.myteam.host.Account;
import dev.muster.model.Actor;
import dev.muster.model.Invite;
import dev.muster.model.NewInvite;
import dev.muster.model.NewMember;
import dev.muster.model.NewRole;
import dev.muster.model.RoleId;
import dev.muster.model.TeamEdit;
import dev.muster.model.TeamId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("My Team, refusals: each in words for who reads it, about what they did")
class RefusalFlowTest extends SiteTest {

    @Test
    @DisplayName("an invite among one's workspaces that was revoked meanwhile is refused as on its link")
    void ownInviteRevoked() {
        Account ann = site.account("Ann", "ann.own@example.com");
        Account ben = site.account("Ben", "ben.own@example.com");
        TeamId team = site.team(ann, "Own Ltd");
        NewInvite wanted = NewInvite.to(ben.email()).role("member");
        Invite invite = site.muster().invites().send(ann.actor(), team, wanted);
        Surfer browser = site.signedIn(ben);
        Page workspaces = browser.get("/workspaces").ok();
        site.muster().invites().revoke(ann.actor(), team, invite.id());
        Page refused = browser.submit(workspaces, "form[action^=/workspaces/" + team + "]", Map.of());
        assertThat(refused.status()).isEqualTo(410);
        assertThat(refused.heading()).isEqualTo("This invitation was taken back");
    }

    @Test
    @DisplayName("whoever signed out on the page of a link is led back to it")
    void signedOutMeanwhile() {
        Account ann = site.account("Ann", "ann.out@example.com");
        Account ben = site.account("Ben", "ben.out@example.com");
        site.muster()
                .invites()
                .send(
                        ann.actor(),
                        site.team(ann, "Out Ltd"),
                        NewInvite.to(ben.email()).role("member"));
        Surfer browser = site.signedIn(ben);
        String link = site.linkTo("ben.out@example.com");
        Page landing = browser.get(link).ok();
        browser.submit(landing, "form[action=/sign-out]", Map.of());
        String csrf = browser.get("/sign-in").one("main form input[name=csrf]").val();
        Page back = browser.submit(landing, "form[action=/join/accept]", Map.of("csrf", csrf));
        assertThat(back.heading()).isEqualTo("Join Out Ltd");
        assertThat(back.one("form[action=/join/sign-in]")).isNotNull();
    }

    @Test
    @DisplayName("whoever comes to sign up from an invite is not sent back for it, and signs in without losing it")
    void signUpFromInvite() {
        Page form = site.surfer().get("/sign-up?join=abc").ok();
        assertThat(form.text()).doesNotContain("Open the link in your invitation");
        assertThat(form.one("main a").attr("href")).isEqualTo("/join?token=abc");
        assertThat(site.surfer().get("/sign-up").ok().text()).contains("Open the link in your invitation");
    }

    @Test
    @DisplayName("a value in a form that is none is named, and is no page that is missing")
    void malformed() {
        Account ann = site.account("Ann", "ann.form@example.com");
        Account ben = site.account("Ben", "ben.form@example.com");
        TeamId team = site.team(ann, "Form Ltd");
        site.muster().members().addMember(Actor.system("test"), team, NewMember.of(ben.person(), "member"));
        Surfer browser = site.signedIn(ann);
        String w = "/w/" + team;
        Page ask = browser.get(w + "/users/" + ben.id().value() + "/transfer").ok();
        Page refused = browser.submit(ask, "main form", Map.of("choice", ""));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("Role must not be blank");

        Page role = browser.get(w + "/roles/new").ok();
        Page again = browser.submit(role, "main form", Map.of("name", "Clerk", "permissions", "no pattern"));
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.one("#name").val()).isEqualTo("Clerk");
        assertThat(browser.get(w + "/users?q=" + "x".repeat(300)).ok().text()).contains("Nobody matches");
        assertThat(browser.get("/w/none/users").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("a role is copied whatever its name, and again")
    void copies() {
        Account ann = site.account("Ann", "ann.copy@example.com");
        TeamId team = site.team(ann, "Copy Ltd");
        Surfer browser = site.signedIn(ann);
        String name = "x".repeat(200);
        RoleId role = site.muster()
                .roles()
                .make(ann.actor(), team, NewRole.named(name).permissions("invoice:read"))
                .id();
        for (String source : List.of(role.value(), role.value(), "admin", "admin")) {
            String copy = "/w/" + team + "/roles/" + source + "/copy";
            browser.press(browser.get("/w/" + team + "/roles").ok(), copy).ok();
        }
        assertThat(browser.get("/w/" + team + "/roles").ok().text()).contains("Copy of Admin", "Copy of Admin (2)");
    }

    @Test
    @DisplayName("a workspace is renamed whatever else was changed meanwhile, but not over another name")
    void settings() {
        Account ann = site.account("Ann", "ann.name@example.com");
        TeamId team = site.team(ann, "Old name");
        Surfer browser = site.signedIn(ann);
        Page form = browser.get("/w/" + team + "/settings").ok();
        site.muster()
                .invites()
                .send(ann.actor(), team, NewInvite.to("x@example.com").role("member"));
        Page saved = browser.submit(form, "main form", Map.of("name", "New name"));
        assertThat(saved.ok().one("#name").val()).isEqualTo("New name");

        site.muster().teams().edit(ann.actor(), team, TeamEdit.of().name("Another name"));
        Page refused = browser.submit(saved, "main form", Map.of("name", "Third name"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("Somebody was faster");
    }
}
