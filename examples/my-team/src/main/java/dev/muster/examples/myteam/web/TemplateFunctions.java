package dev.muster.examples.myteam.web;

import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What templates may call: {@code t('key', …)} for words, {@code date(moment)}, {@code time(moment)}, {@code initials(name)}. */
final class TemplateFunctions extends AbstractExtension {

    @Override
    public Map<String, Function> getFunctions() {
        return Map.of(
                "t",
                        function((words, values) -> {
                            Object[] places = values.subList(1, values.size()).toArray();
                            return words.of(String.valueOf(values.get(0)), places);
                        }),
                "initials",
                        function((words, values) ->
                                Avatar.of(String.valueOf(values.get(0))).letters()),
                "date", function((words, values) -> words.date((Instant) values.get(0))),
                "time", function((words, values) -> words.dateAndTime((Instant) values.get(0))));
    }

    private static Function function(BiFunction<Words, List<Object>, String> body) {
        return new Function() {
            @Override
            public @Nullable List<String> getArgumentNames() {
                return null; // as many as there are, in their order
            }

            @Override
            public Object execute(
                    Map<String, Object> arguments, PebbleTemplate self, EvaluationContext context, int line) {
                List<Object> values = arguments.keySet().stream()
                        .sorted((a, b) -> Integer.compare(Integer.parseInt(a), Integer.parseInt(b)))
                        .map(arguments::get)
                        .toList();
                return body.apply(Words.in(context.getLocale()), values);
            }
        };
    }
}
