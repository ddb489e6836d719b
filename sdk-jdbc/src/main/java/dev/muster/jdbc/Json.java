package dev.muster.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.model.BulkResult;
import dev.muster.model.FieldChange;
import dev.muster.model.StorageException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What has no fixed columns, as JSON text: attributes as an object, texts as an array, the changes of an event as
 * triples, answers as the model writes them.
 */
final class Json {

    private static final String NO_ATTRIBUTES = "{}";
    private static final String NOTHING = "[]";
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<TreeMap<String, String>> ATTRIBUTES = new TypeReference<>() {};
    private static final TypeReference<List<List<@Nullable String>>> CHANGES = new TypeReference<>() {};
    private static final TypeReference<List<BulkResult>> RESULTS = new TypeReference<>() {};
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static String ofAttributes(Map<String, String> attributes) {
        return attributes.isEmpty() ? NO_ATTRIBUTES : write(attributes);
    }

    static Map<String, String> attributes(String json) {
        return json.equals(NO_ATTRIBUTES) ? Map.of() : read(json, ATTRIBUTES);
    }

    static String ofTexts(Collection<String> texts) {
        return texts.isEmpty() ? NOTHING : write(texts);
    }

    static List<String> texts(String json) {
        return json.equals(NOTHING) ? List.of() : read(json, TEXTS);
    }

    static String ofChanges(List<FieldChange> changes) {
        List<List<@Nullable String>> triples = new ArrayList<>();
        for (FieldChange change : changes) {
            triples.add(Arrays.<@Nullable String>asList(change.field(), change.before(), change.after()));
        }
        return triples.isEmpty() ? NOTHING : write(triples);
    }

    static List<FieldChange> changes(String json) {
        List<FieldChange> changes = new ArrayList<>();
        if (!json.equals(NOTHING)) {
            for (List<@Nullable String> triple : read(json, CHANGES)) {
                changes.add(new FieldChange(String.valueOf(triple.get(0)), triple.get(1), triple.get(2)));
            }
        }
        return changes;
    }

    static String ofResults(List<BulkResult> results) {
        return write(results);
    }

    static List<BulkResult> results(String json) {
        return read(json, RESULTS);
    }

    private static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new StorageException("could not write JSON", e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            // Its message quotes what was stored.
            e.clearLocation();
            throw new StorageException("could not read stored JSON", null);
        }
    }
}
