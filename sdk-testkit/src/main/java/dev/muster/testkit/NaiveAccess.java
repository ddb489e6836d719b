package dev.muster.testkit;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may do what, the long way: plain sets of text, worked out anew for each question. */
final class NaiveAccess {

    /** A role as it was written down. */
    record PlainRole(Set<String> patterns, Set<String> includes) {}

    /** A role as somebody holds it. */
    record PlainGrant(String role, @Nullable Instant until) {}

    /** Somebody in the team. */
    record PlainMember(List<PlainGrant> grants, boolean suspended) {}

    final Set<String> declared = new HashSet<>();
    final Map<String, PlainRole> roles = new HashMap<>();
    final Map<String, PlainMember> members = new HashMap<>();
    boolean teamSuspended;

    boolean can(String user, String permission, Instant now) {
        PlainMember member = members.get(user);
        if (member == null || member.suspended() || !declared.contains(permission)) {
            return false;
        }
        if (teamSuspended && !Set.of("members:read", "history:read").contains(permission)) {
            return false;
        }
        return member.grants().stream()
                .filter(grant -> grant.until() == null || now.isBefore(grant.until()))
                .flatMap(grant -> patterns(grant.role(), new HashSet<>()).stream())
                .anyMatch(pattern -> matches(pattern, permission));
    }

    private Set<String> patterns(String role, Set<String> seen) {
        Set<String> patterns = new HashSet<>();
        PlainRole plain = roles.get(role);
        if (plain != null && seen.add(role)) {
            patterns.addAll(plain.patterns());
            plain.includes().forEach(included -> patterns.addAll(patterns(included, seen)));
        }
        return patterns;
    }

    private static boolean matches(String pattern, String permission) {
        return pattern.equals("*") || permission.matches(pattern.replace("*", "[^:]*"));
    }
}
