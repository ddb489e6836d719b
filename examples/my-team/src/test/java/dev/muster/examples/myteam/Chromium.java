package dev.muster.examples.myteam;

import dev.muster.examples.myteam.host.Account;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.FluentWait;

/** A person in front of a real Chromium without a window. */
final class Chromium implements AutoCloseable {

    private static final File BROWSER = new File("/usr/bin/chromium");
    private static final File DRIVER = new File("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> FLAGS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=1280,900");

    private final ChromeDriver driver;
    private final String site;

    private Chromium(ChromeDriver driver, String site) {
        this.driver = driver;
        this.site = site;
    }

    /** Fails where there is no browser: leave out the profile "browser" there. */
    static Chromium open(String site) {
        if (!BROWSER.canExecute() || !DRIVER.canExecute()) {
            throw new IllegalStateException(
                    "these tests need Chromium: apt-get install chromium chromium-driver, or build without -Pbrowser");
        }
        try {
            ChromeOptions options = new ChromeOptions();
            options.setBinary(BROWSER);
            options.addArguments(FLAGS);
            options.addArguments("--user-data-dir=" + Files.createTempDirectory("chromium"));
            ChromeDriverService service = new ChromeDriverService.Builder()
                    .usingDriverExecutable(DRIVER)
                    .usingAnyFreePort()
                    .build();
            return new Chromium(new ChromeDriver(service, options), site);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Chromium go(String path) {
        driver.get(site + path);
        return this;
    }

    String path() {
        return Objects.requireNonNull(driver.getCurrentUrl()).substring(site.length());
    }

    /** Goes on when the page says so. */
    Chromium sees(String text) {
        until("the page does not say \"" + text + "\"", page -> page.text().contains(text));
        return this;
    }

    String text() {
        return one("body").getText();
    }

    WebElement one(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** Types into the field with this label. */
    Chromium type(String label, String text) {
        WebElement field = labelled(label);
        field.clear();
        field.sendKeys(text);
        return this;
    }

    /** Chooses a file in the field with this label. */
    Chromium upload(String label, Path file) {
        labelled(label).sendKeys(file.toString());
        return this;
    }

    /** On the page for it. */
    Chromium signIn(Account account) {
        type("E-mail", account.email().value()).type("Password", TestSite.PASSWORD);
        return press("Sign in").sees("Your workspaces");
    }

    Chromium choose(String label, String option) {
        labelled(label)
                .findElement(By.xpath("./option[normalize-space()='" + option + "']"))
                .click();
        return this;
    }

    /** Presses the button, or follows the link, that is called so. */
    Chromium press(String name) {
        shown("(//button|//a)[normalize-space()='" + name + "']").click();
        return this;
    }

    /** Opens the menu of the row of that person. */
    Chromium menuOf(String person) {
        shown("//tr[contains(., '" + person + "')]//button[@aria-haspopup='menu']")
                .click();
        return this;
    }

    Chromium keys(CharSequence... keys) {
        for (CharSequence key : keys) {
            driver.switchTo().activeElement().sendKeys(key);
        }
        return this;
    }

    /** Goes on by Tab until what has the focus is called so. */
    Chromium tabTo(String name) {
        for (int i = 0; i < 100; i++) {
            keys(Keys.TAB);
            if (focused().equals(name)) {
                return this;
            }
        }
        throw new AssertionError("nothing called \"" + name + "\" can be reached by Tab");
    }

    /** What a screen reader calls whatever has the focus. */
    String focused() {
        return driver.switchTo().activeElement().getAccessibleName();
    }

    void until(String otherwise, Function<Chromium, Boolean> condition) {
        new FluentWait<>(this)
                .withTimeout(PATIENCE)
                .pollingEvery(Duration.ofMillis(50))
                // A page that reloads itself while it is read has the driver fail in ways of no class of their own.
                .ignoring(WebDriverException.class)
                .withMessage(() -> otherwise + ": " + page())
                .until(condition);
    }

    private String page() {
        try {
            return path() + "\n" + text();
        } catch (WebDriverException e) {
            return "and cannot be read: " + e.getMessage();
        }
    }

    /** What axe-core finds to be a serious or critical obstacle on this page. */
    List<String> obstacles() {
        driver.executeScript(axe());
        Object found = driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run({ resultTypes: ["violations"] }).then(
                    (result) => done(result.violations
                        .filter((one) => one.impact === "serious" || one.impact === "critical")
                        .map((one) => one.id + ": " + one.nodes.map((node) => node.html).join(" | "))),
                    (failure) => done(["axe failed: " + failure]));
                """);
        return ((List<?>) Objects.requireNonNull(found))
                .stream().map(String::valueOf).toList();
    }

    Chromium size(int width, int height) {
        driver.executeCdpCommand("Emulation.setScrollbarsHidden", Map.of("hidden", true));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        return this;
    }

    /** A PNG of the page, also of what lies below if it is to be whole. */
    byte[] picture(boolean whole) {
        Map<String, Object> answer =
                driver.executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", whole));
        return Base64.getDecoder().decode((String) Objects.requireNonNull(answer.get("data")));
    }

    /** Changes the colours at once: in the middle of a transition they are those of neither set. */
    void dark(boolean on) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", on ? "dark" : "light"),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    void forgetCookies() {
        driver.manage().deleteAllCookies();
    }

    private WebElement labelled(String label) {
        WebElement found = shown("//label[starts-with(normalize-space(), '" + label + "')]");
        return driver.findElement(By.id(Objects.requireNonNull(found.getDomAttribute("for"))));
    }

    private WebElement shown(String xpath) {
        return driver.findElements(By.xpath(xpath)).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElseThrow(() -> new AssertionError("not on " + path() + ": " + xpath + "\n" + text()));
    }

    private static String axe() {
        try (InputStream script = Chromium.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
