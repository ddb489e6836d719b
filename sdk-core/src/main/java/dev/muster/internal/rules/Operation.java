package dev.muster.internal.rules;

import dev.muster.model.Permission;
import dev.muster.model.TeamPermissions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who may do what: the one table. System actors may do all of it, except to speak as an owner. */
public enum Operation {
    SEE_TEAM(TeamPermissions.MEMBERS_READ, true),
    SEE_PEOPLE(TeamPermissions.MEMBERS_READ, true),
    SEE_INVITES(TeamPermissions.MEMBERS_READ, true),
    SEE_ROLES(TeamPermissions.MEMBERS_READ, true),
    SEE_PROFILE(TeamPermissions.MEMBERS_READ, true),
    SEE_OWN_PROFILE(Who.ONESELF, true),
    READ_HISTORY(TeamPermissions.HISTORY_READ, true),

    SEND_INVITE(TeamPermissions.MEMBERS_INVITE, false),
    HANDLE_OWN_INVITE(TeamPermissions.MEMBERS_INVITE, false),
    HANDLE_INVITE(TeamPermissions.INVITES_MANAGE, false),
    SEE_LINK_REQUESTS(TeamPermissions.INVITES_MANAGE, true),
    SEE_FAILED_ACCEPTS(TeamPermissions.INVITES_MANAGE, true),
    SEE_HELD_ACCEPTANCES(TeamPermissions.INVITES_MANAGE, true),
    APPROVE_ACCEPTANCE(TeamPermissions.INVITES_MANAGE, false),
    TURN_ACCEPTANCE_DOWN(TeamPermissions.INVITES_MANAGE, true),
    ANSWER_LINK_REQUEST(TeamPermissions.INVITES_MANAGE, false),
    REVOKE_OWN_INVITE(TeamPermissions.MEMBERS_INVITE, true),
    REVOKE_INVITE(TeamPermissions.INVITES_MANAGE, true),

    EDIT_OWN_PROFILE(Who.MEMBER, false),
    EDIT_MEMBER(TeamPermissions.MEMBERS_UPDATE, false),
    SUSPEND_MEMBER(TeamPermissions.MEMBERS_UPDATE, false),
    RESUME_MEMBER(TeamPermissions.MEMBERS_UPDATE, false),
    REMOVE_MEMBER(TeamPermissions.MEMBERS_REMOVE, true),
    LEAVE(Who.ONESELF, true),
    TRANSFER_OWNERSHIP(Who.OWNER, false),

    MANAGE_ROLES(TeamPermissions.ROLES_MANAGE, false),

    EDIT_TEAM(TeamPermissions.TEAM_UPDATE, false),
    DELETE_TEAM(TeamPermissions.TEAM_DELETE, true),

    SUSPEND_TEAM(Who.SYSTEM, true),
    RESUME_TEAM(Who.SYSTEM, true),
    /** Hosts sell seats, so who runs a team does not set them. */
    LIMIT_SEATS(Who.SYSTEM, true),
    ADD_MEMBER(Who.SYSTEM, false),
    /** The host's data must stay right even where nothing else may change. */
    UPDATE_PERSON(Who.SYSTEM, true),
    /** The history of a deleted team knows people, too. */
    ERASE(Who.SYSTEM, true),
    /** What has ended has ended, whatever the team's state. */
    END_GRANTS(Who.SYSTEM, true),
    EXPIRE_INVITES(Who.SYSTEM, true),
    APPLY_RETENTION(Who.SYSTEM, true);

    /** Who may, where no permission says it. */
    enum Who {
        /** The member themselves, even when suspended. */
        ONESELF,
        /** Any active member. */
        MEMBER,
        /** An active owner. */
        OWNER,
        /** The host's own code. */
        SYSTEM,
        /** Who has the permission. */
        PERMITTED
    }

    private final Who who;
    private final @Nullable Permission permission;
    private final boolean whileSuspended;

    Operation(Permission permission, boolean whileSuspended) {
        this.who = Who.PERMITTED;
        this.permission = permission;
        this.whileSuspended = whileSuspended;
    }

    Operation(Who who, boolean whileSuspended) {
        this.who = who;
        this.permission = null;
        this.whileSuspended = whileSuspended;
    }

    Who who() {
        return who;
    }

    @Nullable
    Permission permission() {
        return permission;
    }

    /** What it needs, where that is a permission. */
    public Permission needed() {
        return Objects.requireNonNull(permission, "no permission says who may do this");
    }

    /** Whether a suspended team lets it pass. */
    boolean whileSuspended() {
        return whileSuspended;
    }

    /** Whether a system actor still does it when the team is deleted. */
    boolean whileDeleted() {
        return this == SEE_TEAM || this == READ_HISTORY || this == ERASE;
    }
}
