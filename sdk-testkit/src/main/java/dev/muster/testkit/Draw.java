package dev.muster.testkit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

/** What chance picks for a play. */
record Draw(SplittableRandom random) {

    <T> T one(List<T> of) {
        return Objects.requireNonNull(of.get(random.nextInt(of.size())));
    }

    /** At most two of them. */
    Set<String> some(List<String> of) {
        Set<String> some = new LinkedHashSet<>();
        for (int i = of.isEmpty() ? 0 : random.nextInt(3); i > 0; i--) {
            some.add(one(of));
        }
        return some;
    }

    /** Some of these permissions, and wildcards that mean some of them. */
    Set<String> patterns(List<String> permissions) {
        Set<String> patterns = new LinkedHashSet<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            patterns.add(pattern(one(permissions)));
        }
        return patterns;
    }

    private String pattern(String permission) {
        return switch (random.nextInt(12)) {
            case 0 -> "*";
            case 1, 2, 3 -> permission.substring(0, permission.indexOf(':')) + ":*";
            case 4, 5 -> "*" + permission.substring(permission.indexOf(':'));
            default -> permission;
        };
    }
}
