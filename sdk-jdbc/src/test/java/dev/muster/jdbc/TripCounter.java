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
 * Stands between a driver and a PostgreSQL server and counts what really goes over the wire. Each Sync message is a trip,
 * as the driver waits for the server after it; each Execute or simple Query message is a statement, BEGIN and COMMIT
 * included. What the server says is no measure: it answers BEGIN while the driver is still speaking.
 */
final class TripCounter implements AutoCloseable {

    private static final int SYNC = 'S';
    private static final int EXECUTE = 'E';
    private static final int QUERY = 'Q';

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
                start(() -> forwardToServer(driver, server));
                start(() -> forwardToDriver(server, driver));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void forwardToServer(Socket driver, Socket server) {
        try (driver;
                server) {
            DataInputStream from = new DataInputStream(driver.getInputStream());
            DataOutputStream to = new DataOutputStream(server.getOutputStream());
            // The first message has no type.
            int type = -1;
            while (true) {
                int length = from.readInt();
                byte[] body = from.readNBytes(length - Integer.BYTES);
                if (type == SYNC) {
                    trips.incrementAndGet();
                }
                if (type == EXECUTE || type == QUERY) {
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

    private static void forwardToDriver(Socket server, Socket driver) {
        try (driver;
                server) {
            InputStream from = server.getInputStream();
            OutputStream to = driver.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int read = from.read(buffer); read > 0; read = from.read(buffer)) {
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
