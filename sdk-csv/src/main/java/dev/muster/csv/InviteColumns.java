package dev.muster.csv;

import dev.muster.model.InvalidValueException;
import dev.muster.model.InvalidValueException.Code;
import dev.muster.model.NewGrant;
import dev.muster.model.NewInvite;
import dev.muster.model.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What the columns of a file are, by its header. */
final class InviteColumns {

    private static final String ATTRIBUTE = "attribute:";
    private static final Set<String> KNOWN = Set.of("email", "name", "roles", "location", "message", "locale");
    /** What our own export writes besides, and an invite has no place for. */
    private static final Set<String> PASSED_OVER = Set.of("user", "status", "delivery");

    /** What bytes become that are not. */
    private static final char NOT_UTF_8 = '\uFFFD';

    private static final String SAVE_AS_UTF_8 = "is not UTF-8; save the file as UTF-8";

    private final List<String> names;
    private final Set<String> roleIds = new HashSet<>();
    private final Map<String, String> rolesByName = new HashMap<>();

    private InviteColumns(List<String> names, Collection<Role> roles) {
        this.names = names;
        for (Role role : roles) {
            roleIds.add(role.id().value());
            rolesByName.put(folded(role.name()), role.id().value());
        }
    }

    /** @param roles those that may be named by their name, too */
    static InviteColumns of(Records.Line header, Collection<Role> roles) {
        Objects.requireNonNull(roles, "roles");
        List<String> names = new ArrayList<>();
        for (String cell : header.cells()) {
            if (cell.indexOf(NOT_UTF_8) >= 0) {
                throw Records.unreadable(header.line(), SAVE_AS_UTF_8);
            }
            String name = name(cell);
            boolean known = KNOWN.contains(name) || PASSED_OVER.contains(name) || isAttribute(name);
            if (!known || names.contains(name)) {
                throw Records.unreadable(
                        header.line(),
                        "column " + (names.size() + 1) + " of the header must be one of email, name, roles, location,"
                                + " message, locale, attribute:…, none of them twice");
            }
            names.add(name);
        }
        if (!names.contains("email")) {
            throw Records.unreadable(header.line(), "the header must name a column email");
        }
        return new InviteColumns(names, roles);
    }

    /** Names are compared without case; the key of an attribute keeps its own. */
    private static String name(String cell) {
        String trimmed = cell.strip();
        String lower = trimmed.toLowerCase(Locale.ROOT);
        if (lower.startsWith(ATTRIBUTE)) {
            return ATTRIBUTE + trimmed.substring(ATTRIBUTE.length());
        }
        return lower.equals("role") ? "roles" : lower;
    }

    private static boolean isAttribute(String name) {
        return name.startsWith(ATTRIBUTE) && name.length() > ATTRIBUTE.length();
    }

    /**
     * The invite of a record.
     *
     * @throws InvalidValueException if something in it is malformed
     */
    NewInvite invite(Records.Line record, UnaryOperator<NewInvite> defaults) {
        Map<String, String> cells = cells(record);
        String email = cells.get("email");
        if (email == null) {
            throw new InvalidValueException("email", Code.REQUIRED, "must be given");
        }
        NewInvite invite = defaults.apply(NewInvite.to(email));
        Map<String, String> attributes = new TreeMap<>(invite.attributes() == null ? Map.of() : invite.attributes());
        for (Map.Entry<String, String> cell : cells.entrySet()) {
            String value = cell.getValue();
            invite = switch (cell.getKey()) {
                case "name" -> invite.name(value);
                case "roles" -> invite.grants(roles(value));
                case "location" -> invite.location(value);
                case "message" -> invite.message(value);
                case "locale" -> invite.locale(locale(value));
                default -> invite;
            };
            if (cell.getKey().startsWith(ATTRIBUTE)) {
                attributes.put(cell.getKey().substring(ATTRIBUTE.length()), value);
            }
        }
        return attributes.isEmpty() ? invite : invite.attributes(attributes);
    }

    /** The cells that hold something, by the name of their column. */
    private Map<String, String> cells(Records.Line record) {
        if (record.cells().size() > names.size()) {
            throw new InvalidValueException(
                    "row",
                    Code.TOO_MANY,
                    "has " + record.cells().size() + " cells, but the header names " + names.size());
        }
        Map<String, String> cells = new TreeMap<>();
        for (int i = 0; i < record.cells().size(); i++) {
            String value = Cells.plain(record.cells().get(i).strip());
            if (value.indexOf(NOT_UTF_8) >= 0) {
                throw new InvalidValueException(names.get(i), Code.MALFORMED, SAVE_AS_UTF_8);
            }
            if (!value.isBlank()) {
                cells.put(names.get(i), value);
            }
        }
        return cells;
    }

    private static Locale locale(String tag) {
        try {
            return new Locale.Builder().setLanguageTag(tag).build();
        } catch (IllformedLocaleException e) {
            throw new InvalidValueException("locale", Code.MALFORMED, "must be a language tag such as de-CH");
        }
    }

    /** Several roles stand in one cell with semicolons between them. */
    private List<NewGrant> roles(String cell) {
        return Arrays.stream(cell.split(";", -1))
                .map(String::strip)
                .filter(role -> !role.isEmpty())
                .map(this::role)
                .map(NewGrant::of)
                .toList();
    }

    /** The id that is meant; an id is meant before a name is. */
    private String role(String text) {
        return roleIds.contains(text) ? text : rolesByName.getOrDefault(folded(text), text);
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
