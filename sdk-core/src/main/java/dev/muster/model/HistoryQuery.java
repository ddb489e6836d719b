package dev.muster.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which events of a team, the newest first.
 *
 * @param user only what concerns this user; absent means all
 * @param type only these; absent means all
 * @param page which page; absent means the first
 */
public record HistoryQuery(
        @Nullable UserId user,
        @Nullable EventType type,
        @Nullable Page page) {

    private static final HistoryQuery ALL = new HistoryQuery(null, null, null);

    public static HistoryQuery all() {
        return ALL;
    }

    public HistoryQuery user(@Nullable UserId only) {
        return new HistoryQuery(only, type, page);
    }

    public HistoryQuery type(@Nullable EventType only) {
        return new HistoryQuery(user, only, page);
    }

    public HistoryQuery page(Page newPage) {
        return new HistoryQuery(user, type, Objects.requireNonNull(newPage, "page"));
    }
}
