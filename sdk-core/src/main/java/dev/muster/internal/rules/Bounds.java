package dev.muster.internal.rules;

import dev.muster.model.InvalidValueException;
import dev.muster.model.InvalidValueException.Code;
import dev.muster.model.Limits;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewGrant;
import dev.muster.model.PermissionPattern;
import dev.muster.model.RoleId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The configured limits on what a request may hold, judged before anything is read. */
public final class Bounds {

    private final Limits limits;

    public Bounds(Limits limits) {
        this.limits = limits;
    }

    /** How long before its expiry an open invite is reminded of; zero for not at all. */
    public Duration reminder() {
        return limits.inviteReminder();
    }

    public void line(String field, @Nullable String value) {
        length(field, value, limits.nameLength());
    }

    public void message(@Nullable String value) {
        length("message", value, limits.messageLength());
    }

    public void attributes(@Nullable Map<String, String> attributes) {
        if (attributes == null) {
            return;
        }
        if (attributes.size() > limits.attributeKeys()) {
            throw new InvalidValueException(
                    "attributes", Code.TOO_MANY, "must have at most " + limits.attributeKeys() + " keys");
        }
        long bytes = attributes.entrySet().stream()
                .mapToLong(entry -> utf8(entry.getKey()) + utf8(entry.getValue()))
                .sum();
        if (bytes > limits.attributeBytes()) {
            throw new InvalidValueException(
                    "attributes",
                    Code.TOO_LONG,
                    "must have at most " + limits.attributeBytes() + " bytes of UTF-8, keys and values together");
        }
    }

    /** At least one role, and not more than a member may have. */
    public void roles(@Nullable List<NewGrant> roles) {
        if (roles == null) {
            return;
        }
        if (roles.isEmpty()) {
            throw new InvalidValueException("roles", Code.REQUIRED, "must name at least one role");
        }
        if (roles.size() > limits.rolesPerMember()) {
            throw new InvalidValueException(
                    "roles", Code.TOO_MANY, "must name at most " + limits.rolesPerMember() + " roles");
        }
    }

    /** What a role of a team's own holds and includes. */
    public void role(@Nullable Set<PermissionPattern> permissions, @Nullable Set<RoleId> includes) {
        size("permissions", permissions, limits.permissionsPerRole());
        size("includes", includes, limits.rolesPerMember());
    }

    /** Whether a team with so many roles of its own may have one more. */
    public void oneMoreRole(int present) {
        if (present >= limits.rolesPerTeam()) {
            throw MusterException.of(
                            Reason.ROLES_EXHAUSTED,
                            "the team has " + limits.rolesPerTeam() + " roles of its own already; delete one first")
                    .with("roles", limits.rolesPerTeam());
        }
    }

    public void description(@Nullable String value) {
        length("description", value, limits.messageLength());
    }

    private static void size(String field, @Nullable Set<?> values, int most) {
        if (values != null && values.size() > most) {
            throw new InvalidValueException(field, Code.TOO_MANY, "must be at most " + most);
        }
    }

    /** No grant is given that has ended already. */
    public static void future(List<NewGrant> given, Instant now) {
        for (NewGrant grant : given) {
            Instant until = grant.until();
            if (until != null && !now.isBefore(until)) {
                throw new InvalidValueException("roles", Code.OUT_OF_RANGE, "must not end before it is given");
            }
        }
    }

    /** How many open invites a team may have; 0 if that is not limited. */
    public int pendingPerTeam() {
        return limits.pendingPerTeam();
    }

    public Duration expiry(@Nullable Duration asked) {
        if (asked == null) {
            return limits.inviteExpiry();
        }
        if (asked.compareTo(limits.minInviteExpiry()) < 0 || asked.compareTo(limits.maxInviteExpiry()) > 0) {
            throw new InvalidValueException(
                    "expiresIn",
                    Code.OUT_OF_RANGE,
                    "must lie between " + limits.minInviteExpiry() + " and " + limits.maxInviteExpiry());
        }
        return Duration.ofMillis(asked.toMillis());
    }

    private static void length(String field, @Nullable String value, int most) {
        if (value != null && value.codePointCount(0, value.length()) > most) {
            throw new InvalidValueException(field, Code.TOO_LONG, "must have at most " + most + " characters");
        }
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
