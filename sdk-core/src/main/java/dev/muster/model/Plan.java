package dev.muster.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A change of rights whose impact can be looked at before it is made. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "plan")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Plan.EditRole.class, name = "editRole"),
    @JsonSubTypes.Type(value = Plan.DeleteRole.class, name = "deleteRole"),
    @JsonSubTypes.Type(value = Plan.SuspendMember.class, name = "suspendMember"),
    @JsonSubTypes.Type(value = Plan.RemoveMember.class, name = "removeMember")
})
public sealed interface Plan {

    static Plan edit(RoleId role, RoleEdit edit) {
        return new EditRole(role, edit);
    }

    /** @param replacement what holders and invited people get for it; null if nobody has it */
    static Plan delete(RoleId role, @Nullable RoleId replacement) {
        return new DeleteRole(role, replacement);
    }

    static Plan suspend(UserId user) {
        return new SuspendMember(user);
    }

    static Plan remove(UserId user) {
        return new RemoveMember(user);
    }

    /** To edit a role of the team's own. */
    record EditRole(RoleId role, RoleEdit edit) implements Plan {

        public EditRole {
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(edit, "edit");
        }
    }

    /** To delete a role of the team's own. */
    record DeleteRole(RoleId role, @Nullable RoleId replacement) implements Plan {

        public DeleteRole {
            Objects.requireNonNull(role, "role");
        }
    }

    /** To suspend a member. */
    record SuspendMember(UserId user) implements Plan {

        public SuspendMember {
            Objects.requireNonNull(user, "user");
        }
    }

    /** To remove a member. */
    record RemoveMember(UserId user) implements Plan {

        public RemoveMember {
            Objects.requireNonNull(user, "user");
        }
    }
}
