package dev.muster.examples.mailpreview;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Chromium without a window, to take pictures of pages. */
record Browser(Path program) {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /** The first one on the PATH. */
    static @Nullable Browser find() {
        String path = System.getenv("PATH");
        for (String directory : path == null ? new String[0] : path.split(File.pathSeparator, -1)) {
            for (String name : NAMES) {
                Path program = Path.of(directory, name);
                if (Files.isExecutable(program)) {
                    return new Browser(program);
                }
            }
        }
        return null;
    }

    /** Four pictures beside the page: light and dark, wide and as on a telephone. */
    void picture(Path page) throws IOException, InterruptedException {
        for (boolean dark : new boolean[] {false, true}) {
            for (int width : new int[] {800, 360}) {
                String name = page.getFileName().toString().replace(".html", "");
                String suffix = (dark ? "-dark-" : "-light-") + width + ".png";
                picture(page, page.resolveSibling(name + suffix), width, width < 500 ? 1700 : 1000, dark);
            }
        }
    }

    private void picture(Path page, Path png, int width, int height, boolean dark)
            throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("mail-preview");
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--user-data-dir=" + profile,
                "--window-size=" + width + "," + height,
                "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1),
                "--screenshot=" + png));
        command.add(page.toUri().toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("log").toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0 || !Files.exists(png)) {
            process.destroyForcibly();
            throw new IOException("no picture of " + page + "; see " + profile.resolve("log"));
        }
    }
}
