package dev.muster.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A mail server that takes everything and keeps nothing; each answer takes as long as it is told. */
final class SwallowingServer implements AutoCloseable {

    private final ServerSocket server;
    private final long nanos;
    private final AtomicLong taken = new AtomicLong();

    SwallowingServer(Duration perAnswer) throws IOException {
        nanos = perAnswer.toNanos();
        server = new ServerSocket(0, 200, InetAddress.getByName("localhost"));
        start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    long taken() {
        return taken.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "swallowing-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                start(() -> converse(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            say(socket, "220 ready");
            boolean data = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (data && !line.equals(".")) {
                    continue;
                }
                if (data) {
                    taken.incrementAndGet();
                }
                data = !data && line.equals("DATA");
                say(socket, data ? "354 go ahead" : "250 ok");
            }
        } catch (IOException e) {
            // the client is gone
        }
    }

    private void say(Socket socket, String answer) throws IOException {
        if (nanos > 0) {
            LockSupport.parkNanos(nanos);
        }
        OutputStream out = socket.getOutputStream();
        out.write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
