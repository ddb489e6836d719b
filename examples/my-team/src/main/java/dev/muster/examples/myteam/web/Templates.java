package dev.muster.examples.myteam.web;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The templates under {@code templates/}. They escape whatever they print, and fail on a name that is not there. */
final class Templates {

    private final PebbleEngine engine;

    Templates() {
        ClasspathLoader loader = new ClasspathLoader();
        loader.setPrefix("templates");
        loader.setSuffix(".peb");
        this.engine = new PebbleEngine.Builder()
                .loader(loader)
                .strictVariables(true)
                .extension(new TemplateFunctions())
                .build();
    }

    String render(String template, Map<String, ? extends @Nullable Object> values, Locale locale) {
        StringWriter page = new StringWriter();
        try {
            engine.getTemplate(template).evaluate(page, new HashMap<>(values), locale);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return page.toString();
    }
}
