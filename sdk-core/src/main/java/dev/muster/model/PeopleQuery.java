package dev.muster.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which people of a team, sorted by name without regard to case and accents.
 *
 * @param status only those; absent means all
 * @param role only who holds, or will hold, this role; absent means all
 * @param search only whose name or address contains this text of at most 200 characters, without regard to case and
 *     accents, {@code %} and {@code _} taken literally; costs time in proportion to the team
 * @param page which page; absent means the first
 */
public record PeopleQuery(
        @Nullable PeopleStatus status,
        @Nullable RoleId role,
        @Nullable String search,
        @Nullable Page page) {

    private static final int SEARCH_LENGTH = 200;
    private static final PeopleQuery ALL = new PeopleQuery(null, null, null, null);

    public PeopleQuery {
        search = Text.optionalLine("search", search);
        if (search != null && search.length() > SEARCH_LENGTH) {
            throw new InvalidValueException(
                    "search",
                    InvalidValueException.Code.TOO_LONG,
                    "must have at most " + SEARCH_LENGTH + " characters");
        }
    }

    public static PeopleQuery all() {
        return ALL;
    }

    public PeopleQuery status(@Nullable PeopleStatus only) {
        return new PeopleQuery(only, role, search, page);
    }

    public PeopleQuery role(@Nullable RoleId only) {
        return new PeopleQuery(status, only, search, page);
    }

    public PeopleQuery search(@Nullable String text) {
        return new PeopleQuery(status, role, text, page);
    }

    public PeopleQuery page(Page newPage) {
        return new PeopleQuery(status, role, search, Objects.requireNonNull(newPage, "page"));
    }
}
