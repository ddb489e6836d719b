package dev.muster.examples.myteam;

import dev.muster.model.TeamId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Takes pictures of all pages of the demonstration, light, dark and as narrow as a phone, to be looked at: not run by the
 * build. The argument is the folder to put them into; two are those of the project's README.
 */
final class Pictures {

    private Pictures() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        try (TestSite site = TestSite.demonstration();
                Chromium browser = Chromium.open(site.url)) {
            String link = site.linkTo("grace@example.com");
            Map<String, String> pages = new LinkedHashMap<>();
            for (String page : new String[] {"sign-in", "sign-up", "inbox", "inbox/1"}) {
                pages.put(page.replace('/', '-'), "/" + page);
            }
            pages.put("join", link);
            pages.put("join-unknown", "/join?token=x");
            take(browser, folder, pages);

            browser.size(1280, 820).go(link);
            Files.write(folder.resolve("my-team-join.png"), browser.picture(false));

            browser.go("/sign-in").type("E-mail", "ann@example.com").type("Password", "ledger-demo");
            browser.press("Sign in").sees("Your workspaces").one(".tiles a").click();
            browser.sees("Everybody in this workspace");
            String w = browser.path().replace("/users", "");
            browser.menuOf("Ben Okafor");
            Files.write(folder.resolve("my-team-users.png"), browser.picture(false));
            String ben = href(browser, "Ben Okafor");
            String hugo = href(browser, "Hugo Martín");
            String auditor = browser.go(w + "/roles").one("tbody a").getDomAttribute("href");
            pages.clear();
            pages.put("workspaces", "/workspaces");
            for (String page : new String[] {
                "users",
                "users/add",
                "users/import",
                "invites",
                "invites/new",
                "roles",
                "roles/new",
                "history",
                "settings"
            }) {
                pages.put(page.replace('/', '-'), w + "/" + page);
            }
            pages.put("profile", ben);
            pages.put("suspend", ben + "/suspend");
            pages.put("transfer", ben + "/transfer");
            pages.put("invite", hugo);
            pages.put("revoke", hugo + "/revoke");
            pages.put("role", auditor);
            pages.put("role-delete", auditor + "/delete?choice=member");
            pages.put("not-found", "/w/" + TeamId.of("00000000-0000-0000-0000-000000000000") + "/users");
            pages.put("wrong-account", link);
            take(browser, folder, pages);
        }
    }

    private static String href(Chromium browser, String person) {
        return browser.all("tbody th a").stream()
                .filter(one -> one.getText().equals(person))
                .map(one -> one.getDomAttribute("href"))
                .findFirst()
                .orElseThrow();
    }

    private static void take(Chromium browser, Path folder, Map<String, String> pages) throws IOException {
        for (Map.Entry<String, String> page : pages.entrySet()) {
            for (String kind : new String[] {"light", "dark", "phone"}) {
                browser.size(kind.equals("phone") ? 390 : 1280, 820).dark(kind.equals("dark"));
                browser.go(page.getValue());
                Files.write(folder.resolve(page.getKey() + "-" + kind + ".png"), browser.picture(true));
            }
        }
        browser.size(1280, 820).dark(false);
    }
}
