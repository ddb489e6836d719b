package dev.muster.examples.myteam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.examples.myteam.Surfer.Page;
import dev.muster.examples.myteam.host.Account;
import dev.muster.model.Actor;
import dev.muster.model.MemberEdit;
import dev.muster.model.NewMember;
import dev.muster.model.Role;
import dev.muster.model.RoleId;
import dev.muster.model.TeamId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("My Team: profiles, roles, history, settings")
class ProfileFlowTest extends SiteTest {

    /** A workspace of its own for each test, with a second member. */
    private record Scene(Account ann, Account ben, TeamId team, Surfer browser) {

        static Scene of(String key) {
            Account ann = site.account("Ann Keller", "ann." + key + "@example.com");
            Account ben = site.account("Ben", "ben." + key + "@example.com");
            TeamId team = site.team(ann, "Acme " + key);
            site.muster().members().addMember(Actor.system("test"), team, NewMember.of(ben.person(), "member"));
            return new Scene(ann, ben, team, site.signedIn(ann));
        }

        String w(String page) {
            return "/w/" + team + page;
        }

        String profile() {
            return w("/users/" + ben.id().value());
        }

        List<RoleId> roles() {
            return site.muster().members().get(ann.actor(), team, ben.id()).roles().stream()
                    .map(grant -> grant.role())
                    .toList();
        }
    }

    @Test
    @DisplayName("one Save changes name, role and location; permissions are shown with why, and the history tells it")
    void save() {
        Scene scene = Scene.of("save");
        Page form = scene.browser.get(scene.profile()).ok();
        assertThat(form.html().select("#role option").eachText()).contains("Owner", "Admin", "Member");
        Page saved = scene.browser
                .submit(form, "form.grid", Map.of("name", "Benjamin", "role", "accountant", "location", "Lagos"))
                .ok();
        assertThat(saved.text()).contains("Benjamin was saved");
        assertThat(saved.html().select("tr:contains(Approve invoices)").text())
                .contains("Yes", "as Accountant, given by Ann Keller");
        assertThat(saved.html().select("tr:contains(Remove members)").text()).contains("No", "None of their roles");
        assertThat(saved.one(".events").text()).contains("Ann Keller changed", "role from Member to Accountant");
    }

    @Test
    @DisplayName("a Save on top of somebody else's is refused, and shows what was typed")
    void lostUpdate() {
        Scene scene = Scene.of("lost");
        Page form = scene.browser.get(scene.profile()).ok();
        site.muster()
                .members()
                .edit(
                        scene.ann.actor(),
                        scene.team,
                        scene.ben.id(),
                        MemberEdit.of().location("Kano"));
        Page refused = scene.browser.submit(form, "form.grid", Map.of("location", "Lagos"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.one("[role=alert]").text()).contains("Somebody was faster");
        assertThat(refused.one("#location").val()).isEqualTo("Lagos");
    }

    @Test
    @DisplayName("one role takes the place of several only after it was asked")
    void severalRoles() {
        Scene scene = Scene.of("several");
        site.muster()
                .members()
                .edit(
                        scene.ann.actor(),
                        scene.team,
                        scene.ben.id(),
                        MemberEdit.of().roles("accountant", "admin"));
        Page form = scene.browser.get(scene.profile()).ok();
        assertThat(form.one("#role option[value=]").text()).contains("Accountant", "Admin");
        scene.browser.submit(form, "form.grid", Map.of("location", "Lagos"));
        assertThat(scene.roles()).hasSize(2);

        Page ask = scene.browser.submit(scene.browser.get(scene.profile()), "form.grid", Map.of("role", "member"));
        assertThat(ask.one("[role=alert]").text()).contains("several roles");
        assertThat(scene.roles()).hasSize(2);
        scene.browser.submit(ask, "form.grid", Map.of("replace", "yes")).ok();
        assertThat(scene.roles()).containsExactly(RoleId.of("member"));
    }

    @Test
    @DisplayName("suspend, resume and remove ask first and say what they take away; a plain member is offered none")
    void rowActions() {
        Scene scene = Scene.of("actions");
        Page ask = scene.browser.get(scene.profile() + "/suspend").ok();
        assertThat(ask.one(".impact").text()).contains("Ben", "loses: See the team and its people");
        Page list = scene.browser.submit(ask, "main form", Map.of()).ok();
        assertThat(list.html().select("tr:contains(Ben)").text()).contains("Suspended");
        scene.browser.press(list, scene.profile() + "/resume").ok();

        Page bens = site.signedIn(scene.ben).get(scene.w("/users")).ok();
        assertThat(bens.html().select("tr:contains(Ann Keller) [role=menuitem]"))
                .isEmpty();
        assertThat(bens.html().select("tr:contains(Ben) [role=menuitem]").eachText())
                .containsExactly("Edit", "Leave workspace …");

        Page remove = scene.browser.get(scene.profile() + "/remove").ok();
        Page without = scene.browser.submit(remove, "main form", Map.of()).ok();
        assertThat(without.html().select("tbody tr")).hasSize(1);
    }

    @Test
    @DisplayName("the ownership is handed over, and the last owner cannot leave")
    void ownership() {
        Scene scene = Scene.of("owner");
        Page users = scene.browser.get(scene.w("/users")).ok();
        assertThat(users.html()
                        .select("tr:contains(Ann Keller) [role=menuitem]")
                        .eachText())
                .containsExactly("Edit");
        Page ask = scene.browser.get(scene.profile() + "/transfer").ok();
        Page after = scene.browser
                .submit(ask, "main form", Map.of("choice", "admin"))
                .ok();
        assertThat(after.html().select("tr:contains(Ben)").text()).contains("Owner");
        assertThat(after.html().select("tr:contains(Ann Keller)").text()).contains("Admin");
    }

    @Test
    @DisplayName("a role is made by check boxes, copied, retired, previewed and deleted with a replacement")
    void roles() {
        Scene scene = Scene.of("roles");
        Page form = scene.browser.get(scene.w("/roles/new")).ok();
        assertThat(form.html().select("input[name=permissions]")).hasSizeGreaterThan(10);
        Page list = scene.browser
                .submit(
                        form,
                        "main form",
                        Map.of("name", "Clerk", "description", "Writes", "permissions", "invoice:write"))
                .ok();
        assertThat(list.html().select("tr:contains(Clerk)").text()).contains("Write invoices", "This workspace");
        Role clerk = site.muster().roles().list(scene.ann.actor(), scene.team).stream()
                .filter(role -> role.name().equals("Clerk"))
                .findFirst()
                .orElseThrow();
        site.muster()
                .members()
                .edit(
                        scene.ann.actor(),
                        scene.team,
                        scene.ben.id(),
                        MemberEdit.of().roles(clerk.id().value()));

        String page = scene.w("/roles/" + clerk.id().value());
        Page preview = scene.browser
                .submit(scene.browser.get(page), "main form", Map.of("permissions", "invoice:read", "then", "preview"))
                .ok();
        assertThat(preview.one(".impact").text()).contains("Ben", "loses: Write invoices", "gains: See invoices");

        scene.browser
                .press(scene.browser.get(scene.w("/roles")), page + "/retire")
                .ok();
        assertThat(scene.browser
                        .get(scene.w("/users/add"))
                        .html()
                        .select("#role option")
                        .eachText())
                .doesNotContain("Clerk");
        scene.browser
                .press(scene.browser.get(scene.w("/roles")), page + "/copy")
                .ok();
        assertThat(scene.browser.get(scene.w("/roles")).text()).contains("Copy of Clerk");

        Page ask = scene.browser.get(page + "/delete").ok();
        Page inUse = scene.browser.submit(ask, "main form", Map.of("choice", ""));
        assertThat(inUse.status()).isEqualTo(409);
        assertThat(inUse.text()).contains("This role is in use");
        Page look = scene.browser.get(page + "/delete?choice=member").ok();
        assertThat(look.one(".impact").text()).contains("Ben", "loses: Write invoices");
        assertThat(look.html().select("form[method=get] input[name=csrf]")).isEmpty();
        assertThat(scene.browser.submit(look, "main form", Map.of()).ok().text())
                .contains("The role Clerk is gone");
        assertThat(scene.roles()).containsExactly(RoleId.of("member"));
    }

    @Test
    @DisplayName("the history is sentences, filtered by kind and by person")
    void history() {
        Scene scene = Scene.of("history");
        Page all = scene.browser.get(scene.w("/history")).ok();
        assertThat(all.one(".events").text())
                .contains("the system (test) added Ben as Member", "created the workspace");
        Page added = scene.browser.get(scene.w("/history?type=TEAM_CREATED")).ok();
        assertThat(added.html().select(".events li")).hasSize(1);
        Page bens = scene.browser
                .get(scene.w("/history?user=" + scene.ben.id().value()))
                .ok();
        assertThat(bens.html().select(".events li")).hasSize(1);
    }

    @Test
    @DisplayName("a workspace is renamed, and deleted for good")
    void settings() {
        Scene scene = Scene.of("settings");
        Page saved = scene.browser
                .submit(scene.browser.get(scene.w("/settings")), "main form", Map.of("name", "New name"))
                .ok();
        assertThat(saved.one(".switch").text()).contains("New name");
        Page ask = scene.browser.get(scene.w("/settings/delete")).ok();
        scene.browser.submit(ask, "main form", Map.of()).ok();
        assertThat(scene.browser.get(scene.w("/users")).status()).isEqualTo(404);
    }
}
