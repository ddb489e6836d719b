package dev.muster.internal.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.muster.model.Permission;
import dev.muster.model.PermissionCatalog;
import dev.muster.model.PermissionPattern;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which bit each declared permission is, and which bits a role's patterns mean. Thread-safe. */
final class PermissionBits {

    /** The bit of what is not declared. */
    static final int NONE = -1;

    private static final int ROLES_KEPT = 20_000;

    private final List<Permission> permissions;
    /** A hash table with open addressing, at most a quarter full: the text of a permission here, its bit below. */
    private final @Nullable String[] texts;

    private final int[] bits;
    private final Cache<Set<PermissionPattern>, long[]> compiled = Caffeine.newBuilder()
            .maximumSize(ROLES_KEPT)
            .executor(Runnable::run)
            .build();

    PermissionBits(PermissionCatalog catalog) {
        permissions = List.copyOf(catalog.permissions());
        int size = Integer.highestOneBit(permissions.size()) * 8;
        texts = new @Nullable String[size];
        bits = new int[size];
        for (int bit = 0; bit < permissions.size(); bit++) {
            String text = permissions.get(bit).value();
            int at = start(text);
            while (texts[at] != null) {
                at = at + 1 & size - 1;
            }
            texts[at] = text;
            bits[at] = bit;
        }
    }

    /** The bit of this permission; {@link #NONE} if it is not declared. */
    int of(String permission) {
        for (int at = start(permission); ; at = at + 1 & texts.length - 1) {
            String text = texts[at];
            if (text == null) {
                return NONE;
            }
            if (text.equals(permission)) {
                return bits[at];
            }
        }
    }

    private int start(String text) {
        int hash = text.hashCode() * 0x9E3779B9;
        return (hash ^ hash >>> 16) & texts.length - 1;
    }

    /** In the order of the catalogue, which is that of the bits. */
    List<Permission> permissions() {
        return permissions;
    }

    /** How many words hold a bit for each permission. */
    int words() {
        return (permissions.size() + Long.SIZE - 1) / Long.SIZE;
    }

    /** The permissions that these patterns mean: worked out once for each role, and not to be written to. */
    long[] of(Set<PermissionPattern> patterns) {
        return compiled.get(patterns, this::compile);
    }

    private long[] compile(Set<PermissionPattern> patterns) {
        long[] words = new long[words()];
        for (int bit = 0; bit < permissions.size(); bit++) {
            Permission permission = permissions.get(bit);
            if (patterns.stream().anyMatch(pattern -> pattern.covers(permission))) {
                set(words, bit);
            }
        }
        return words;
    }

    long[] only(Collection<Permission> some) {
        long[] words = new long[words()];
        some.forEach(permission -> set(words, of(permission.value())));
        return words;
    }

    private static void set(long[] words, int bit) {
        words[bit / Long.SIZE] |= 1L << bit;
    }
}
