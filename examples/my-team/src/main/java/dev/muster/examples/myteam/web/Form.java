package dev.muster.examples.myteam.web;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a form: what was sent, or what it begins with. */
public final class Form {

    private final Map<String, List<String>> fields;

    private Form(Map<String, List<String>> fields) {
        this.fields = fields;
    }

    public static Form empty() {
        return new Form(Map.of());
    }

    static Form sent(Context context) {
        try {
            return new Form(context.formParamMap());
        } catch (HttpResponseException e) {
            throw e; // it is too big
        } catch (Exception e) {
            throw new BadRequestResponse(); // the server has no type of its own for parts that are not whole
        }
    }

    /** A copy in which this field has this value. */
    public Form with(String field, @Nullable String value) {
        return withAll(field, value == null ? List.of() : List.of(value));
    }

    public Form withAll(String field, List<String> values) {
        Map<String, List<String>> more = new HashMap<>(fields);
        more.put(field, List.copyOf(values));
        return new Form(more);
    }

    /** The value without white space around it; the empty string if there is none. */
    public String get(String field) {
        return untouched(field).strip();
    }

    /** The value as it was typed, which is what a password wants. */
    public String untouched(String field) {
        return all(field).stream().findFirst().orElse("");
    }

    /** The value, or null where nothing was typed: what Muster's requests want. */
    public @Nullable String orNull(String field) {
        String value = get(field);
        return value.isEmpty() ? null : value;
    }

    public List<String> all(String field) {
        return fields.getOrDefault(field, List.of());
    }

    public boolean has(String field, String value) {
        return all(field).contains(value);
    }

    public boolean has(String field) {
        return !get(field).isEmpty();
    }
}
