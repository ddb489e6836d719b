package dev.muster.model;

/** The permissions that Muster itself asks for. They are in every {@link PermissionCatalog}. */
public final class TeamPermissions {

    /** See the team, the people list and everybody's profile. */
    public static final Permission MEMBERS_READ = Permission.of("members:read");
    /** Send invites, and handle one's own. */
    public static final Permission MEMBERS_INVITE = Permission.of("members:invite");
    /** Edit name, location, attributes and roles of members; suspend and resume them. */
    public static final Permission MEMBERS_UPDATE = Permission.of("members:update");
    /** Remove members. */
    public static final Permission MEMBERS_REMOVE = Permission.of("members:remove");
    /** Handle everybody's invites. */
    public static final Permission INVITES_MANAGE = Permission.of("invites:manage");
    /** Make, edit, retire and delete roles. */
    public static final Permission ROLES_MANAGE = Permission.of("roles:manage");
    /** Rename the team and change its settings. */
    public static final Permission TEAM_UPDATE = Permission.of("team:update");
    /** Delete the team. */
    public static final Permission TEAM_DELETE = Permission.of("team:delete");
    /** Read the history. */
    public static final Permission HISTORY_READ = Permission.of("history:read");

    private TeamPermissions() {}
}
