package dev.muster.smtp;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs something with the class loader that has Angus. Jakarta Mail looks its parts up in the thread's loader, which in
 * a container, or on a delivery thread, may know none of them ("no object DCH for MIME type multipart/alternative").
 */
final class OwnLoader {

    private OwnLoader() {}

    static <T extends @Nullable Object> T call(Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(OwnLoader.class.getClassLoader());
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
