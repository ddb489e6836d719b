package dev.muster.examples.myteam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.examples.myteam.host.Account;
import dev.muster.model.PeopleQuery;
import dev.muster.model.TeamId;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

@Tag("browser")
@DisplayName("many users from a CSV file, in a real browser")
class ImportInBrowserTest {

    private static int people(TestSite site, Account actor, TeamId team) {
        return site.muster()
                .members()
                .people(actor.actor(), team, PeopleQuery.all())
                .items()
                .size();
    }

    @Test
    @DisplayName("it is looked at first, row by row; sent only then, with a bar that shows how far it is")
    void csv(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("people.csv"), """
                name,email,role,location
                Ben Okafor,ben@example.com,admin,Lagos
                Chiara Rossi,chiara@example.com,,Milan
                Ben again,BEN@example.com,member,
                Nobody,nobody,member,
                Ann,ann@example.com,member,
                """);
        try (TestSite site = TestSite.open();
                Chromium browser = Chromium.open(site.url)) {
            Account ann = site.account("Ann", "ann@example.com");
            TeamId team = site.team(ann, "Csv Ltd");
            browser.go("/sign-in").signIn(ann);
            browser.go("/w/" + team + "/users").press("Add many users");
            browser.upload("Or a CSV file", file)
                    .choose("Role", "Accountant")
                    .type("Location", "Rome")
                    .press("Look first");

            browser.sees("5 rows, and nothing is sent yet")
                    .sees("2 would be invited")
                    .sees("1 twice in the list")
                    .sees("1 cannot be read")
                    .sees("1 is a member already");
            assertThat(browser.all("tbody tr"))
                    .extracting(WebElement::getText)
                    .containsExactlyInAnyOrder(
                            "2 ben@example.com fine",
                            "3 chiara@example.com fine",
                            "4 BEN@example.com was in an earlier row",
                            "5 cannot be read: E-mail",
                            "6 ann@example.com is a member already");
            assertThat(people(site, ann, team)).isEqualTo(1);

            site.holding(team, () -> {
                browser.press("Send 2 invitations").sees("Sending invitations").sees("0 / 5");
                WebElement bar = browser.one("progress");
                assertThat(bar.getAccessibleName()).isEqualTo("Progress");
                assertThat(bar.getAriaRole()).isEqualTo("progressbar");
                assertThat(bar.getDomProperty("max")).isEqualTo("5");
                assertThat(people(site, ann, team)).isEqualTo(1);
            });
            browser.sees("2 invitations are on their way").press("Go to the users");
            browser.sees("Everybody in this workspace");
            assertThat(browser.all("tbody tr"))
                    .extracting(WebElement::getText)
                    .anyMatch(row -> row.contains("Ben Okafor") && row.contains("Admin") && row.contains("Lagos"))
                    .anyMatch(row -> row.contains("Chiara") && row.contains("Accountant") && row.contains("Milan"));
            site.mailTo("chiara@example.com");
        }
    }
}
