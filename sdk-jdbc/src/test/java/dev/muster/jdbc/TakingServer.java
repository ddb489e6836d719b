package dev.muster.jdbc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntPredicate;

/** Takes what a {@link MailerProcess} sends, and says so, which is what a mail server's 250 is. */
final class TakingServer implements AutoCloseable {

    /**
     * What was taken.
     *
     * @param id of the notification
     */
    record Taken(String id, String to, String link) {}

    private final ServerSocket socket;
    private final ExecutorService work = Executors.newCachedThreadPool();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final IntPredicate deadly;

    /** @param deadly at which of the taken mails its sender is killed, before it can take note */
    TakingServer(IntPredicate deadly) throws IOException {
        this.deadly = deadly;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        work.execute(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    List<Taken> taken() {
        return List.copyOf(taken);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                work.execute(() -> serve(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8)) {
            String line = in.readLine();
            if (line == null) {
                return;
            }
            String[] parts = line.split(" ", -1);
            int number;
            synchronized (taken) {
                taken.add(new Taken(parts[1], parts[2], parts[3]));
                number = taken.size();
            }
            if (deadly.test(number)) {
                out.println("250 wait");
                ProcessHandle.of(Long.parseLong(parts[0])).ifPresent(ProcessHandle::destroyForcibly);
            } else {
                out.println("250");
            }
        } catch (IOException e) {
            // The sender was killed; what it sent was taken all the same.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        work.shutdownNow();
    }
}
