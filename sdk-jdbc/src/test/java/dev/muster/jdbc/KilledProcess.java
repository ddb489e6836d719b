package dev.muster.jdbc;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program in a JVM of its own, which is killed at work. */
final class KilledProcess {

    /** Shows that a line is whole, being its last character. */
    static final String END = ".";

    private KilledProcess() {}

    static void say(String line) {
        System.out.println(line + " " + END);
        System.out.flush();
    }

    /** Starts a program, kills it when it has said so many lines, and answers all that it said, without their ends. */
    static List<String> lines(Class<?> program, int after, String... args) throws IOException {
        Path errors = TestDatabase.folder("killed").resolve("errors");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(args));
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        List<String> said = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                // The last one may be broken off.
                if (line.endsWith(" " + END)) {
                    said.add(line.substring(0, line.length() - END.length() - 1));
                }
                if (said.size() == after) {
                    // The process itself would close its output, too.
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly();
        }
        if (said.size() < after) {
            throw new IllegalStateException("it ended by itself, see " + errors);
        }
        return said;
    }
}
