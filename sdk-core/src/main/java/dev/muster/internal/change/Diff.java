package dev.muster.internal.change;

import dev.muster.model.FieldChange;
import dev.muster.model.RoleGrant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became of what, for an event. A field that stayed as it was is not part of it. */
public final class Diff {

    private final List<FieldChange> changes = new ArrayList<>();

    public Diff field(String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(new FieldChange(field, text(before), text(after)));
        }
        return this;
    }

    /** Roles compare by what they give, not by who gave it. */
    public Diff roles(List<RoleGrant> before, List<RoleGrant> after) {
        return field("roles", text(before), text(after));
    }

    /** Roles as an event has them; null for none. */
    public static @Nullable String text(List<RoleGrant> grants) {
        return grants.isEmpty()
                ? null
                : grants.stream().map(RoleGrant::toString).collect(Collectors.joining(", "));
    }

    /** Sets of texts, sorted. */
    public Diff texts(String field, Set<String> before, Set<String> after) {
        return field(field, sorted(before), sorted(after));
    }

    /** One change for each attribute that came, went or changed. */
    public Diff attributes(Map<String, String> before, Map<String, String> after) {
        before.forEach((key, value) -> field("attributes." + key, value, after.get(key)));
        after.forEach((key, value) -> {
            if (!before.containsKey(key)) {
                field("attributes." + key, null, value);
            }
        });
        return this;
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    List<FieldChange> changes() {
        return changes;
    }

    private static @Nullable String sorted(Set<String> texts) {
        return texts.isEmpty() ? null : String.join(", ", new TreeSet<>(texts));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
