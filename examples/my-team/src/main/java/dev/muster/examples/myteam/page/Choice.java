package dev.muster.examples.myteam.page;

import dev.muster.examples.myteam.web.Words;
import dev.muster.model.Role;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An option of a drop-down.
 *
 * @param value what is sent
 * @param label what is shown
 * @param chosen whether it is chosen at first
 */
record Choice(String value, String label, boolean chosen) {

    static <E extends Enum<E>> List<Choice> of(E[] constants, String group, @Nullable E chosen, Words words) {
        return Arrays.stream(constants)
                .map(one -> new Choice(one.name(), words.of(group, one), one == chosen))
                .toList();
    }

    static List<Choice> of(List<Role> roles, Predicate<String> chosen) {
        return roles.stream()
                .map(role -> new Choice(
                        role.id().value(), role.name(), chosen.test(role.id().value())))
                .toList();
    }
}
