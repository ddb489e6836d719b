package dev.muster.internal.page;

import dev.muster.model.Cursor;
import dev.muster.model.InvalidValueException;
import dev.muster.model.InvalidValueException.Code;
import dev.muster.model.Limits;
import dev.muster.model.LinkKey;
import dev.muster.model.Page;
import dev.muster.model.Slice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads and makes cursors. A cursor is the key of the last row, signed together with what it belongs to. */
public final class Pages {

    private static final byte[] DOMAIN = "muster cursor".getBytes(StandardCharsets.UTF_8);
    private static final int MAC_BYTES = 16;

    private final Limits limits;
    private final List<LinkKey> keys;

    public Pages(Limits limits, List<LinkKey> keys) {
        this.limits = limits;
        this.keys = keys;
    }

    public int size(@Nullable Page page) {
        Integer size = page == null ? null : page.size();
        if (size == null) {
            return limits.pageSize();
        }
        if (size < 1 || size > limits.maxPageSize()) {
            throw new InvalidValueException(
                    "size", Code.OUT_OF_RANGE, "must lie between 1 and " + limits.maxPageSize());
        }
        return size;
    }

    /**
     * The key of the row that the last page ended with; null for the first page.
     *
     * @param scope what the cursor belongs to: the list, the team and the query
     */
    public @Nullable List<String> after(@Nullable Page page, List<? extends @Nullable Object> scope) {
        Cursor cursor = page == null ? null : page.after();
        if (cursor == null) {
            return null;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor.value());
            if (bytes.length > MAC_BYTES && text(bytes).equals(cursor.value())) {
                byte[] payload = Arrays.copyOfRange(bytes, MAC_BYTES, bytes.length);
                byte[] mac = Arrays.copyOf(bytes, MAC_BYTES);
                for (LinkKey key : keys) {
                    if (MessageDigest.isEqual(mac, mac(key, scope, payload))) {
                        return unpack(payload);
                    }
                }
            }
        } catch (IllegalArgumentException e) {
            // refused below with the same words
        }
        throw new InvalidValueException(
                "cursor",
                Code.MALFORMED,
                "is not one that this list gave for this team and query; begin anew without it");
    }

    /**
     * Cuts a page.
     *
     * @param rows up to one more than the size, which tells that there is a next page
     * @param key what finds the place of a row again
     */
    public <T> Slice<T> slice(
            List<T> rows, int size, List<? extends @Nullable Object> scope, Function<T, List<String>> key) {
        if (rows.size() <= size) {
            return new Slice<>(rows, null);
        }
        byte[] payload = pack(key.apply(rows.get(size - 1)));
        byte[] mac = mac(keys.get(0), scope, payload);
        byte[] bytes = Arrays.copyOf(mac, MAC_BYTES + payload.length);
        System.arraycopy(payload, 0, bytes, MAC_BYTES, payload.length);
        return new Slice<>(rows.subList(0, size), Cursor.of(text(bytes)));
    }

    /** The one spelling: a decoder alone takes padding and spare bits, too. */
    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] mac(LinkKey key, List<? extends @Nullable Object> scope, byte[] payload) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(DOMAIN);
        message.writeBytes(
                pack(scope.stream().map(part -> part == null ? "" : "=" + part).toList()));
        message.writeBytes(payload);
        return Arrays.copyOf(key.sign(message.toByteArray()), MAC_BYTES);
    }

    /** Every part with its length, so that no two lists of parts have the same bytes. */
    private static byte[] pack(List<String> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(parts.size());
            for (String part : parts) {
                byte[] text = part.getBytes(StandardCharsets.UTF_8);
                out.writeInt(text.length);
                out.write(text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static List<String> unpack(byte[] payload) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload))) {
            int count = in.readUnsignedShort();
            List<String> parts = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                parts.add(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
            }
            return parts;
        } catch (IOException e) {
            throw new UncheckedIOException("a signed cursor is whole", e);
        }
    }
}
