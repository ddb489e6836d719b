package dev.muster.examples.myteam.page;

import dev.muster.examples.myteam.web.Visit;
import dev.muster.model.Impact;
import dev.muster.model.Permission;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Somebody whom a change would give or take something, in words. */
record Affected(String name, String what) {

    static List<Affected> of(Visit visit, Impact impact) {
        List<Affected> all = new ArrayList<>();
        for (Impact.Affected one : impact.affected()) {
            String name = one.user() == null ? visit.words().of("impact.invited", one.name()) : one.name();
            List<String> parts = new ArrayList<>();
            if (!one.losses().isEmpty()) {
                parts.add(visit.words().of("impact.loses", words(visit, one.losses())));
            }
            if (!one.gains().isEmpty()) {
                parts.add(visit.words().of("impact.gains", words(visit, one.gains())));
            }
            all.add(new Affected(name, String.join("; ", parts)));
        }
        if (impact.more()) {
            all.add(new Affected("…", visit.words().of("impact.more")));
        }
        if (all.isEmpty()) {
            all.add(new Affected("", visit.words().of("impact.nobody")));
        }
        return all;
    }

    private static String words(Visit visit, Collection<Permission> permissions) {
        return permissions.stream()
                .map(one -> visit.catalog().descriptions().getOrDefault(one, one.value()))
                .collect(Collectors.joining(", "));
    }
}
