package dev.muster.examples.myteam.web;

import dev.muster.model.Cursor;
import dev.muster.model.Slice;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The addresses of the other pages of a list, with the filters that the request has. */
public final class Paging {

    /** What only the page that was asked for is about: where it begins, and who was just added. */
    private static final Set<String> OF_THIS_PAGE = Set.of("after", "added");

    private Paging() {}

    /** Values for the template {@code pages}, to which the caller adds its own. */
    public static Map<String, @Nullable Object> of(Visit visit, Slice<?> slice) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("paged", visit.query("after") != null);
        values.put("first", filtered(visit, visit.context().path()));
        values.put(
                "next",
                slice.next() == null ? null : address(visit, visit.context().path(), slice.next()));
        return values;
    }

    /** The address of a page that heeds the same filters. */
    public static String filtered(Visit visit, String path) {
        return address(visit, path, null);
    }

    private static String address(Visit visit, String path, @Nullable Cursor after) {
        String filters = visit.context().queryParamMap().entrySet().stream()
                .filter(query -> !OF_THIS_PAGE.contains(query.getKey()))
                .flatMap(query -> query.getValue().stream().map(value -> pair(query.getKey(), value)))
                .collect(Collectors.joining("&"));
        String cursor = after == null ? "" : pair("after", after.value());
        String query = filters + (filters.isEmpty() || cursor.isEmpty() ? "" : "&") + cursor;
        return path + (query.isEmpty() ? "" : "?" + query);
    }

    private static String pair(String name, String value) {
        return Visit.encode(name) + "=" + Visit.encode(value);
    }
}
