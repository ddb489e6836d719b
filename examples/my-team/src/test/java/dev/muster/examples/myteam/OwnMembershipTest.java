package dev.muster.examples.myteam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.examples.myteam.Surfer.Page;
import dev.muster.examples.myteam.host.Account;
import dev.muster.model.Actor;
import dev.muster.model.NewInvite;
import dev.muster.model.NewMember;
import dev.muster.model.NewRole;
import dev.muster.model.RoleId;
import dev.muster.model.TeamId;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("My Team, oneself: seen and left by everybody, whatever else they may not do")
class OwnMembershipTest extends SiteTest {

    @Test
    @DisplayName("a suspended member sees themselves, and leaves")
    void suspended() {
        Account ann = site.account("Ann", "ann.suspended@example.com");
        Account ben = site.account("Ben", "ben.suspended@example.com");
        TeamId team = site.team(ann, "Suspended Ltd");
        site.muster().members().addMember(Actor.system("test"), team, NewMember.of(ben.person(), "member"));
        site.muster().members().suspend(ann.actor(), team, ben.id());
        Surfer browser = site.signedIn(ben);
        assertThat(browser.get("/w/" + team + "/users").status()).isEqualTo(403);

        Page tiles = browser.get("/workspaces").ok();
        Page profile = browser.get(tiles.one(".tiles a.grow").attr("href")).ok();
        assertThat(profile.heading()).isEqualTo("Ben");
        assertThat(profile.text()).contains("Suspended", "They are suspended.");
        assertThat(profile.html().select("nav")).isEmpty();
        leaves(browser, tiles, "Suspended Ltd");
    }

    @Test
    @DisplayName("whoever may not see the people joins, edits themselves, and leaves")
    void withoutPeople() {
        Account ann = site.account("Ann", "ann.blind@example.com");
        Account ben = site.account("Ben", "ben.blind@example.com");
        TeamId team = site.team(ann, "Blind Ltd");
        RoleId clerk = site.muster()
                .roles()
                .make(ann.actor(), team, NewRole.named("Clerk").permissions("invoice:read", "history:read"))
                .id();
        site.muster()
                .invites()
                .send(ann.actor(), team, NewInvite.to(ben.email()).role(clerk));
        Surfer browser = site.signedIn(ben);
        Page landing = browser.get(site.linkTo(ben.email().value())).ok();
        Page in = browser.submit(landing, "form[action=/join/accept]", Map.of()).ok();
        assertThat(in.text()).contains("Welcome, Ben! You are in.", "Clerk");
        Page saved =
                browser.submit(in, "form.grid", Map.of("location", "Lagos")).ok();
        assertThat(saved.one("#location").val()).isEqualTo("Lagos");
        assertThat(browser.get("/w/" + team + "/history").ok().text()).contains("Ben joined");
        leaves(browser, browser.get("/workspaces").ok(), "Blind Ltd");
    }

    private static void leaves(Surfer browser, Page tiles, String name) {
        Page ask = browser.get(tiles.one(".tiles a.button").attr("href")).ok();
        assertThat(ask.heading()).isEqualTo("Leave " + name + "?");
        Page left = browser.submit(ask, "main form", Map.of()).ok();
        assertThat(left.text()).contains("You have left " + name);
        assertThat(left.html().select(".tiles")).isEmpty();
    }
}
