package dev.muster.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a role holds: a permission, or a wildcard on whole segments ({@code invoice:*}, {@code *:read}, {@code *}). A
 * wildcard covers what exists now and what will be declared later.
 */
public record PermissionPattern(String value) {

    private static final String ANY = "*";
    private static final Pattern SHAPE =
            Pattern.compile("\\*|(?:\\*|" + Permission.SEGMENT + "):(?:\\*|" + Permission.SEGMENT + ")");

    /** Everything, known and future. */
    public static final PermissionPattern ALL = new PermissionPattern("*");

    /** @throws InvalidValueException if it is neither a permission nor a wildcard on whole segments */
    public PermissionPattern {
        Objects.requireNonNull(value, "permission");
        if (!SHAPE.matcher(value).matches()) {
            throw new InvalidValueException(
                    "permission",
                    InvalidValueException.Code.MALFORMED,
                    "must read resource:action, resource:*, *:action or *, in lower case");
        }
        value = value.equals("*:*") ? ANY : value;
    }

    @JsonCreator
    public static PermissionPattern of(String value) {
        return new PermissionPattern(value);
    }

    public static PermissionPattern of(Permission permission) {
        return new PermissionPattern(
                Objects.requireNonNull(permission, "permission").value());
    }

    /** Whether it may mean more than one permission. */
    public boolean isWildcard() {
        return value.contains(ANY);
    }

    public boolean covers(Permission permission) {
        Objects.requireNonNull(permission, "permission");
        return coversSegments(permission.resource(), permission.action());
    }

    /** Whether all that the other one can ever mean is within this one. Expansion plays no part in it. */
    public boolean covers(PermissionPattern other) {
        Objects.requireNonNull(other, "other");
        return coversSegments(other.resource(), other.action());
    }

    private boolean coversSegments(String resource, String action) {
        return (resource().equals(ANY) || resource().equals(resource))
                && (action().equals(ANY) || action().equals(action));
    }

    private String resource() {
        int colon = value.indexOf(':');
        return colon < 0 ? ANY : value.substring(0, colon);
    }

    private String action() {
        int colon = value.indexOf(':');
        return colon < 0 ? ANY : value.substring(colon + 1);
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
