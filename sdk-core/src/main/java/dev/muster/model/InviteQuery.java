package dev.muster.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which invites of a team, the newest first.
 *
 * @param status only those; PENDING leaves the expired ones out; absent means all, ended ones too
 * @param page which page; absent means the first
 */
public record InviteQuery(
        @Nullable InviteStatus status, @Nullable Page page) {

    private static final InviteQuery ALL = new InviteQuery(null, null);

    public static InviteQuery all() {
        return ALL;
    }

    public InviteQuery status(@Nullable InviteStatus only) {
        return new InviteQuery(only, page);
    }

    public InviteQuery page(Page newPage) {
        return new InviteQuery(status, Objects.requireNonNull(newPage, "page"));
    }
}
