package dev.muster.examples.myteam.page;

import dev.muster.examples.myteam.web.Form;
import dev.muster.examples.myteam.web.Visit;
import dev.muster.model.InvalidValueException;
import dev.muster.model.Permission;
import dev.muster.model.PermissionPattern;
import dev.muster.model.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The check boxes of a role: all permissions of the catalogue by resource, and the wildcards that a role holds. */
final class Boxes {

    private Boxes() {}

    /**
     * A check box.
     *
     * @param offered whether this actor may give it: nobody gives what they do not have
     */
    record Box(String pattern, String label, boolean checked, boolean offered) {}

    /** The boxes of one resource. */
    record Group(String resource, List<Box> boxes) {}

    static List<Group> of(Visit visit, Form form) {
        Set<Permission> mine = visit.muster().access().permissionsOf(visit.me().id(), visit.teamId());
        Map<String, List<Box>> groups = new LinkedHashMap<>();
        visit.catalog().descriptions().forEach((permission, description) -> {
            String value = permission.value();
            Box box = new Box(value, description, form.has("permissions", value), mine.contains(permission));
            groups.computeIfAbsent(value.substring(0, value.indexOf(':')), key -> new ArrayList<>())
                    .add(box);
        });
        for (String chosen : form.all("permissions")) {
            if (isWildcard(chosen)) {
                Box box = new Box(chosen, visit.words().of("role.wildcard", chosen), true, true);
                groups.computeIfAbsent(chosen.replaceFirst(":.*", ""), key -> new ArrayList<>())
                        .add(0, box);
            }
        }
        return groups.entrySet().stream()
                .map(group -> new Group(group.getKey(), List.copyOf(group.getValue())))
                .toList();
    }

    private static boolean isWildcard(String chosen) {
        try {
            return PermissionPattern.of(chosen).isWildcard();
        } catch (InvalidValueException e) {
            return false; // was not one of ours, and was refused
        }
    }

    /** What a role gives, as the catalogue describes it. */
    static String inWords(Visit visit, Role role) {
        if (role.owner()) {
            return visit.words().of("role.everything");
        }
        return visit.catalog().descriptions().entrySet().stream()
                .filter(one -> role.permissions().stream().anyMatch(pattern -> pattern.covers(one.getKey())))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(" · "));
    }
}
