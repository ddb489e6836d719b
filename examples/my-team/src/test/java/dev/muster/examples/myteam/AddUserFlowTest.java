package dev.muster.examples.myteam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.examples.myteam.Surfer.Page;
import dev.muster.examples.myteam.host.Account;
import dev.muster.model.InviteId;
import dev.muster.model.NewInvite;
import dev.muster.model.NewRole;
import dev.muster.model.RoleId;
import dev.muster.model.TeamId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("My Team, Users, Add User")
class AddUserFlowTest extends SiteTest {

    private static final String FORM = "form:has([name=then])";

    @Test
    @DisplayName("whoever signs up confirms the address, makes a workspace and is its owner")
    void signUp() {
        Surfer ann = site.surfer();
        Page form = ann.get("/sign-up").ok();
        Map<String, String> fields =
                Map.of("name", "Ann Keller", "email", "ann@example.com", "password", TestSite.PASSWORD);
        assertThat(ann.submit(form, "form[action=/sign-up]", fields).heading()).isEqualTo("Check your mail");

        Page confirm = ann.get(site.linkTo("ann@example.com")).ok();
        Page workspaces = ann.submit(confirm, "form[action=/confirm]", Map.of("password", TestSite.PASSWORD))
                .ok();
        assertThat(workspaces.text()).contains("Welcome, Ann Keller!");
        Page users = ann.submit(workspaces, "form[action=/workspaces]", Map.of("name", "Acme"))
                .ok();
        assertThat(users.path()).matches("/w/[0-9a-f-]{36}/users");
        assertThat(users.one("tbody tr").text()).contains("Ann Keller", "you", "ann@example.com", "Owner", "Active");
    }

    @Test
    @DisplayName("Save User goes back to the list with the new one in it, whose mail leads to an account and into it")
    void saveUser() {
        Account ann = site.account("Ann", "ann.save@example.com");
        TeamId team = site.team(ann, "Save Ltd");
        Surfer browser = site.signedIn(ann);
        Page users = browser.get("/w/" + team + "/users").ok();
        Page form = browser.get(users.one("a.primary").attr("href")).ok();
        Map<String, String> ben = Map.of(
                "name",
                "Ben Okafor",
                "email",
                "ben.save@example.com",
                "role",
                "admin",
                "location",
                "Lagos",
                "then",
                "list");
        Page list = browser.submit(form, FORM, ben).ok();
        assertThat(list.path()).isEqualTo("/w/" + team + "/users");
        assertThat(list.one("tr.fresh").text())
                .contains("Ben Okafor", "ben.save@example.com", "Admin", "Lagos", "Invited");

        Surfer invited = site.surfer();
        Page landing = invited.get(site.linkTo("ben.save@example.com")).ok();
        assertThat(landing.text()).contains("Join Save Ltd", "Ann invites you", "Admin", "b***@example.com");
        Page in = invited.submit(
                        landing,
                        "form[action=/join/sign-up]",
                        Map.of("name", "Benjamin Okafor", "password", TestSite.PASSWORD))
                .ok();
        assertThat(in.path()).isEqualTo("/w/" + team + "/users");
        assertThat(in.html().select("tbody tr:contains(ben.save@example.com)").text())
                .contains("Benjamin Okafor", "you", "Admin", "Lagos", "Active");
    }

    @Test
    @DisplayName("Save and Add Another keeps role and location, and says who was just added")
    void saveAndAddAnother() {
        Account ann = site.account("Ann", "ann.another@example.com");
        TeamId team = site.team(ann, "Another Ltd");
        Surfer browser = site.signedIn(ann);
        Page form = browser.get("/w/" + team + "/users/add").ok();
        Map<String, String> chiara = Map.of(
                "name",
                "Chiara",
                "email",
                "chiara@example.com",
                "role",
                "accountant",
                "location",
                "Milan",
                "then",
                "another");
        Page next = browser.submit(form, FORM, chiara).ok();

        assertThat(next.one(".note.good").text()).contains("Chiara", "chiara@example.com");
        assertThat(next.one("#name").val()).isEmpty();
        assertThat(next.one("#email").val()).isEmpty();
        assertThat(next.one("#role option[selected]").val()).isEqualTo("accountant");
        assertThat(next.one("#location").val()).isEqualTo("Milan");
        browser.submit(next, FORM, Map.of("name", "Dev", "email", "dev@example.com", "then", "list"));
        Page list = browser.get("/w/" + team + "/users").ok();
        assertThat(list.html().select("tbody tr:contains(Accountant):contains(Milan)"))
                .hasSize(2);
    }

    @Test
    @DisplayName("a form that is refused comes back with the reason and all that was typed")
    void refusedForm() {
        Account ann = site.account("Ann", "ann.refused@example.com");
        TeamId team = site.team(ann, "Refused Ltd");
        Surfer browser = site.signedIn(ann);
        Page form = browser.get("/w/" + team + "/users/add").ok();
        Page again = browser.submit(
                form, FORM, Map.of("name", "Eva", "email", "eva@@example", "location", "Malmö", "then", "list"));
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.one("[role=alert]").text()).contains("E-mail");
        assertThat(again.one("#name").val()).isEqualTo("Eva");
        assertThat(again.one("#location").val()).isEqualTo("Malmö");

        Page twice = browser.submit(again, FORM, Map.of("email", "ann.refused@example.com", "then", "list"));
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.one("[role=alert]").text()).contains("They are in already");
    }

    @Test
    @DisplayName("a form that is refused for its role has the one chosen that gives the least")
    void refusedRole() {
        Account ann = site.account("Ann", "ann.retired@example.com");
        TeamId team = site.team(ann, "Retired Ltd");
        RoleId clerk = site.muster()
                .roles()
                .make(ann.actor(), team, NewRole.named("Clerk").permissions("invoice:read"))
                .id();
        Surfer browser = site.signedIn(ann);
        for (String path : List.of("/users/add", "/invites/new")) {
            site.muster().roles().restore(ann.actor(), team, clerk);
            Page form = browser.get("/w/" + team + path).ok();
            site.muster().roles().retire(ann.actor(), team, clerk);
            Page again = browser.submit(
                    form, "main form", Map.of("email", "ben@retired.example", "role", clerk.value(), "then", "list"));
            assertThat(again.one("[role=alert]").text()).contains("This role is retired");
            assertThat(again.one("#role option[selected]").val()).isEqualTo("member");
        }
    }

    @Test
    @DisplayName("the page that Save User leads to shows the list also after the new one has answered, and leads on")
    void listAfterAnswer() {
        Account ann = site.account("Ann", "ann.after@example.com");
        TeamId team = site.team(ann, "After Ltd");
        for (int i = 0; i < 30; i++) {
            site.muster()
                    .invites()
                    .send(
                            ann.actor(),
                            team,
                            NewInvite.to("aaron%d@after.example".formatted(i))
                                    .name("Aaron")
                                    .role("member"));
        }
        Account zoe = site.account("Zoe", "zoe@after.example");
        Surfer browser = site.signedIn(ann);
        Page form = browser.get("/w/" + team + "/users/add").ok();
        Page list = browser.submit(form, FORM, Map.of("name", "Zoe", "email", "zoe@after.example", "then", "list"));
        assertThat(list.one("tr.fresh").text()).contains("zoe@after.example");
        Page second = browser.get(list.one("a[rel=next]").attr("href")).ok();
        assertThat(second.html().select("tr.fresh, a[rel=next]")).isEmpty();
        assertThat(second.html().select("tr:contains(zoe@after.example)")).hasSize(1);

        String page =
                list.response().uri().getPath() + "?" + list.response().uri().getQuery();
        InviteId added = InviteId.of(page.substring(page.indexOf("added=") + "added=".length()));
        site.muster().invites().accept(team, added, zoe.verified());
        assertThat(browser.get(page).ok().html().select("tr.fresh")).isEmpty();

        InviteId other = site.muster()
                .invites()
                .send(ann.actor(), team, NewInvite.to("zora@after.example").role("member"))
                .id();
        site.muster().invites().revoke(ann.actor(), team, other);
        assertThat(browser.get("/w/" + team + "/users?added=" + other)
                        .ok()
                        .html()
                        .select("tr.fresh"))
                .isEmpty();
    }

    @Test
    @DisplayName("the list is searched, filtered and paged")
    void list() {
        Account ann = site.account("Ann", "ann.list@example.com");
        TeamId team = site.team(ann, "List Ltd");
        for (int i = 0; i < 30; i++) {
            String email = "user%02d@list.example".formatted(i);
            String role = i % 2 == 0 ? "member" : "admin";
            site.muster()
                    .invites()
                    .send(
                            ann.actor(),
                            team,
                            NewInvite.to(email).name("User %02d".formatted(i)).role(role));
        }
        Surfer browser = site.signedIn(ann);
        Page first = browser.get("/w/" + team + "/users").ok();
        assertThat(first.html().select("tbody tr")).hasSize(25);
        Page second = browser.get(first.one("a[rel=next]").attr("href")).ok();
        assertThat(second.html().select("tbody tr")).hasSize(6);
        assertThat(second.html().select("a[rel=next]")).isEmpty();

        assertThat(browser.get("/w/" + team + "/users?q=user07").ok().html().select("tbody tr"))
                .hasSize(1);
        assertThat(browser.get("/w/" + team + "/users?status=ACTIVE")
                        .ok()
                        .html()
                        .select("tbody tr"))
                .hasSize(1);
        Page admins =
                browser.get("/w/" + team + "/users?role=admin&status=INVITED").ok();
        assertThat(admins.html().select("tbody tr")).hasSize(15);
        assertThat(admins.one("#role option[selected]").val()).isEqualTo("admin");
        assertThat(browser.get("/w/" + team + "/users?q=%25").ok().text()).contains("Nobody matches");
    }
}
