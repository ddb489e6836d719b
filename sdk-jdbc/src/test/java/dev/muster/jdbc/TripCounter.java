package dev.muster.jdbc;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a driver and a PostgreSQL server and counts what really goes over the wire: each time that the driver
 * speaks after the server has is a trip, and each Execute message is a statement, BEGIN and COMMIT included.
 */
final class TripCounter implements AutoCloseable {

    private static final int EXECUTE = 'E';

    private final String url;
    private final ServerSocket listening;
    private final AtomicInteger trips = new AtomicInteger();
    private final AtomicInteger statements = new AtomicInteger();

    private TripCounter(String url, ServerSocket listening) {
        this.url = url;
        this.listening = listening;
    }

    /** @param url of the database, with a host and a port */
    static TripCounter before(String url) {
        try {
            TripCounter counter = new TripCounter(url, new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
            start(() -> counter.accept(port(url)));
            return counter;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the database is, by way of this. */
    String url() {
        return url.replace(":" + port(url) + "/", ":" + listening.getLocalPort() + "/")
                + "&sslmode=disable&gssEncMode=disable";
    }

    private static int port(String url) {
        return Integer.parseInt(url.replaceAll("^.*:(\\d+)/.*$", "$1"));
    }

    int trips() {
        return trips.get();
    }

    int statements() {
        return statements.get();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "trip-counter");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept(int port) {
        try {
            while (!listening.isClosed()) {
                Socket driver = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
                driver.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                Talk talk = new Talk();
                start(() -> forwardToServer(driver, server, talk));
                start(() -> forwardToDriver(server, driver, talk));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private static final class Talk {
        volatile boolean serverSpoke = true;
    }

    private void forwardToServer(Socket driver, Socket server, Talk talk) {
        try (driver;
                server) {
            DataInputStream from = new DataInputStream(driver.getInputStream());
            DataOutputStream to = new DataOutputStream(server.getOutputStream());
            // The first message has no type.
            int type = -1;
            while (true) {
                int length = from.readInt();
                byte[] body = from.readNBytes(length - Integer.BYTES);
                if (talk.serverSpoke) {
                    talk.serverSpoke = false;
                    trips.incrementAndGet();
                }
                if (type == EXECUTE) {
                    statements.incrementAndGet();
                }
                byte[] message = new byte[(type < 0 ? 0 : 1) + length];
                ByteBuffer buffer = ByteBuffer.wrap(message);
                if (type >= 0) {
                    buffer.put((byte) type);
                }
                buffer.putInt(length).put(body);
                to.write(message);
                type = from.readUnsignedByte();
            }
        } catch (IOException e) {
            // One of them has hung up.
        }
    }

    private static void forwardToDriver(Socket server, Socket driver, Talk talk) {
        try (driver;
                server) {
            InputStream from = server.getInputStream();
            OutputStream to = driver.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int read = from.read(buffer); read > 0; read = from.read(buffer)) {
                talk.serverSpoke = true;
                to.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // One of them has hung up.
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
