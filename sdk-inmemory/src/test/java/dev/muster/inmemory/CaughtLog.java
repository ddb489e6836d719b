package dev.muster.inmemory;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** Keeps what is logged anywhere, from TRACE on, while a test wants it; logback-test.xml puts it on the root logger. */
public final class CaughtLog extends AppenderBase<ILoggingEvent> {

    private static final AtomicBoolean WANTED = new AtomicBoolean();
    private static final List<String> LINES = new CopyOnWriteArrayList<>();

    static void begin() {
        LINES.clear();
        WANTED.set(true);
    }

    /** All that was logged: messages, arguments, stack traces. */
    static List<String> end() {
        WANTED.set(false);
        return List.copyOf(LINES);
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (WANTED.get()) {
            IThrowableProxy thrown = event.getThrowableProxy();
            LINES.add(event.getLevel() + " " + event.getFormattedMessage() + " "
                    + Arrays.toString(event.getArgumentArray())
                    + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown)));
        }
    }
}
