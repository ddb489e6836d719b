package dev.muster.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that the tests start, which ends with the JVM; what it says goes to a file. */
final class ServerProcess {

    private static final int PATIENCE_SECONDS = 60;

    private final Path log;
    private final Process process;

    private ServerProcess(List<String> command, Path log) throws IOException {
        this.log = log;
        this.process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Runs to its end. */
    static void run(List<String> command, Path log) throws IOException {
        ServerProcess started = new ServerProcess(command, log);
        if (!started.hasEnded(PATIENCE_SECONDS * 1_000L) || started.process.exitValue() != 0) {
            started.process.destroyForcibly();
            throw started.failure();
        }
    }

    /** Starts, and waits until there is an answer at this address. */
    static ServerProcess start(List<String> command, Path log, String url) throws IOException {
        ServerProcess started = new ServerProcess(command, log);
        Runtime.getRuntime().addShutdownHook(new Thread(started.process::destroyForcibly));
        started.awaitAnswer(url);
        return started;
    }

    private void awaitAnswer(String url) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try (Connection connection = DriverManager.getConnection(url)) {
                connection.isValid(PATIENCE_SECONDS);
                return;
            } catch (SQLException e) {
                if (hasEnded(100) || System.nanoTime() > deadline) {
                    throw (IllegalStateException) failure().initCause(e);
                }
            }
        }
    }

    private boolean hasEnded(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("the test was stopped", e);
        }
    }

    private IllegalStateException failure() throws IOException {
        return new IllegalStateException("the server does not start. It says: " + Files.readString(log));
    }

    ProcessHandle toHandle() {
        return process.toHandle();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
