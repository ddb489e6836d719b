package dev.muster.jdbc;

import dev.muster.model.ActorRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Parameters of a statement in the order of their marks, each as it is stored. */
final class Parameters {

    private final List<@Nullable Object> values = new ArrayList<>();

    /** So many question marks. */
    static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    static Parameters of(Object... texts) {
        Parameters parameters = new Parameters();
        for (Object text : texts) {
            parameters.text(text);
        }
        return parameters;
    }

    /** The text of it: an id, a constant of an enum, a plain text. */
    Parameters text(@Nullable Object value) {
        values.add(value == null ? null : value instanceof Enum<?> constant ? constant.name() : value.toString());
        return this;
    }

    Parameters language(@Nullable Locale locale) {
        return text(locale == null ? null : locale.toLanguageTag());
    }

    Parameters actor(ActorRef actor) {
        return text(actor.type()).text(actor.id());
    }

    Parameters number(long value) {
        values.add(value);
        return this;
    }

    Parameters number(@Nullable Integer value) {
        values.add(value);
        return this;
    }

    Parameters flag(boolean value) {
        return number(value ? 1L : 0L);
    }

    Parameters moment(@Nullable Instant moment) {
        values.add(moment == null ? null : moment.toEpochMilli());
        return this;
    }

    Parameters span(Duration span) {
        return number(span.toMillis());
    }

    Parameters all(Parameters others) {
        values.addAll(others.values);
        return this;
    }

    List<@Nullable Object> list() {
        return Collections.unmodifiableList(values);
    }
}
