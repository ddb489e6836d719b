package dev.muster.smtp;

import dev.muster.model.InvalidValueException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All phrases in one language, checked when it was made. */
final class Language {

    private static final Set<String> KEYS =
            Stream.of(Phrase.values()).map(Phrase::key).collect(Collectors.toUnmodifiableSet());

    private final Locale locale;
    private final Map<String, String> strings;
    private final Map<Format, Map<Phrase, MailTemplate>> phrases = new EnumMap<>(Format.class);

    private Language(Locale locale, Map<String, String> strings) {
        this.locale = locale;
        this.strings = Map.copyOf(strings);
        for (Format format : Format.values()) {
            Map<Phrase, MailTemplate> compiled = new EnumMap<>(Phrase.class);
            for (Phrase phrase : Phrase.values()) {
                compiled.put(phrase, compile(format, phrase));
            }
            phrases.put(format, compiled);
        }
        String direction = direction();
        if (!direction.equals("ltr") && !direction.equals("rtl")) {
            throw new InvalidValueException(
                    field(Phrase.DIRECTION.key()), InvalidValueException.Code.UNKNOWN, "must be ltr or rtl");
        }
    }

    /**
     * A language.
     *
     * @throws InvalidValueException if a phrase is missing, unknown or names a variable that it has not got
     */
    static Language of(Locale locale, Map<String, String> strings) {
        return new Language(locale, strings);
    }

    /** A language that comes with the jar. */
    static Language shipped(Locale locale) {
        String file = "templates/strings." + locale.toLanguageTag() + ".properties";
        Properties properties = new Properties();
        try (InputStreamReader reader = new InputStreamReader(
                Objects.requireNonNull(Language.class.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> strings = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> strings.put(key, properties.getProperty(key)));
        return of(locale, strings);
    }

    /** The same language with some phrases said differently. */
    Language with(Map<String, String> changes) {
        Map<String, String> merged = new HashMap<>(strings);
        merged.putAll(changes);
        return of(locale, merged);
    }

    Locale locale() {
        return locale;
    }

    String direction() {
        return plainly(Phrase.DIRECTION, Map.of());
    }

    /** Says it. Values are strings; each format makes them safe in its own way. */
    Object say(Format format, Phrase phrase, Map<String, Object> values) {
        return format.phrase(template(format, phrase).render(values));
    }

    /** Says it as plain text, where HTML cannot go: in a header, or within another phrase. */
    String plainly(Phrase phrase, Map<String, Object> values) {
        return Format.plain(template(Format.TEXT, phrase).render(values));
    }

    private MailTemplate template(Format format, Phrase phrase) {
        return Objects.requireNonNull(
                Objects.requireNonNull(phrases.get(format)).get(phrase));
    }

    private MailTemplate compile(Format format, Phrase phrase) {
        String source = strings.get(phrase.key());
        if (source == null || source.isBlank()) {
            throw new InvalidValueException(field(phrase.key()), InvalidValueException.Code.REQUIRED, "must be given");
        }
        if (!KEYS.containsAll(strings.keySet())) {
            Map<String, String> unknown = new TreeMap<>(strings);
            unknown.keySet().removeAll(KEYS);
            throw new InvalidValueException(
                    field(unknown.keySet().iterator().next()),
                    InvalidValueException.Code.UNKNOWN,
                    "is no phrase of a mail");
        }
        boolean rightToLeft = "rtl".equals(strings.get(Phrase.DIRECTION.key()));
        return MailTemplate.of(
                field(phrase.key()), format.phrases(rightToLeft), format.literal(source), phrase.variables());
    }

    private String field(String key) {
        return "language[" + locale.toLanguageTag() + "]." + key;
    }
}
