package dev.muster.examples.myteam.web;

import dev.muster.MemberAccess;
import dev.muster.model.Membership;
import dev.muster.model.Page;
import dev.muster.model.Team;
import dev.muster.model.TeamPermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside a page: the workspaces to switch to, and the pages of this one that the visitor may see.
 *
 * @param workspaces the first ones by name
 * @param team the workspace of the page; absent where it is about none
 * @param section which page of it
 * @param people whether the visitor may see who is in it, which most of its pages take
 * @param history whether they may read its history
 */
public record Navigation(
        List<Membership> workspaces, @Nullable Team team, String section, boolean people, boolean history) {

    private static final int AT_MOST = 20;
    static final Navigation NONE = new Navigation(List.of(), null, "", false, false);

    static Navigation of(Visit visit, @Nullable Team team) {
        List<Membership> workspaces = visit.muster()
                .teams()
                .of(visit.actor(), visit.me().id(), Page.first().size(AT_MOST))
                .items();
        if (team == null) {
            return new Navigation(workspaces, null, "", false, false);
        }
        MemberAccess access = visit.muster().access().of(visit.me().id(), team.id());
        String[] path = visit.context().path().split("/", -1);
        return new Navigation(
                workspaces,
                team,
                path.length > 3 ? path[3] : "",
                access.can(TeamPermissions.MEMBERS_READ),
                access.can(TeamPermissions.HISTORY_READ));
    }
}
