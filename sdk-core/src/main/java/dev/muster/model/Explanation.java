package dev.muster.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a user may or may not do something in a team.
 *
 * @param permission what was asked about; where the answer is no, it is what is missing
 * @param verdict the answer and its reason
 * @param grounds the roles that give it; where all of them have ended, or member or team is suspended, those that would
 */
public record Explanation(Permission permission, Verdict verdict, List<Ground> grounds) {

    /** Yes, or why not. */
    public enum Verdict {
        /** Yes. */
        ALLOWED,
        /** No: it is not in the {@link PermissionCatalog}. */
        NOT_DECLARED,
        /** No: there is no such team, or no longer, or the user is not in it. */
        NOT_IN_TEAM,
        /** No, until the member is resumed; a role gives it. */
        MEMBER_SUSPENDED,
        /** No, until the team is resumed; a role gives it. */
        TEAM_SUSPENDED,
        /** No longer: each grant of a role that gives it has come to its end. */
        GRANT_ENDED,
        /** No: none of the member's roles gives it. */
        NOT_GRANTED
    }

    /**
     * A role that gives it.
     *
     * @param role which one
     * @param name what it is called
     * @param pattern which of its permissions is meant: the very one, or a wildcard
     * @param by who gave the role to the member
     * @param until when that ends; absent means never
     */
    public record Ground(
            RoleId role,
            String name,
            PermissionPattern pattern,
            ActorRef by,
            @Nullable Instant until) {

        public Ground {
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(pattern, "pattern");
            Objects.requireNonNull(by, "by");
        }
    }

    public Explanation {
        Objects.requireNonNull(permission, "permission");
        Objects.requireNonNull(verdict, "verdict");
        grounds = Text.list("grounds", grounds);
    }

    public boolean allowed() {
        return verdict == Verdict.ALLOWED;
    }
}
