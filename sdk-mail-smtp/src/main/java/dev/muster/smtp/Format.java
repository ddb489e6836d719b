package dev.muster.smtp;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The two forms of a mail. Each knows how its templates treat a value; a value is escaped by the form, whatever the
 * template says ({@code {{{name}}}} and {@code {{&name}}} included), so that no template can forget it.
 */
enum Format {
    TEXT("txt") {
        @Override
        Mustache.Compiler templates() {
            return COMPILER;
        }

        @Override
        Mustache.Compiler phrases(boolean rightToLeft) {
            return COMPILER.withFormatter(value -> Line.isolated(value.toString(), rightToLeft) + END);
        }

        @Override
        Object link(String url) {
            return url;
        }

        @Override
        Object names(List<String> names) {
            return names.stream().map(name -> Line.isolated(name, false)).collect(Collectors.joining(", "));
        }

        // Quoted, so that what the inviter wrote cannot pass for the rest of the mail.
        @Override
        Object message(List<String> lines) {
            return lines.stream().map(line -> ("> " + line).strip()).collect(Collectors.joining("\n"));
        }

        @Override
        String literal(String text) {
            return text;
        }

        @Override
        Object phrase(String rendered) {
            return plain(rendered);
        }
    },

    HTML("html") {
        @Override
        Mustache.Compiler templates() {
            return COMPILER.withFormatter(
                    value -> value instanceof Markup markup ? markup.html() : Markup.escape(value.toString()));
        }

        @Override
        Mustache.Compiler phrases(boolean rightToLeft) {
            return COMPILER.withFormatter(
                    value -> Markup.isolated(value.toString()).html());
        }

        @Override
        Object link(String url) {
            return Markup.link(url);
        }

        @Override
        Object names(List<String> names) {
            return Markup.isolated(names);
        }

        @Override
        Object message(List<String> lines) {
            return Markup.lines(lines);
        }

        @Override
        String literal(String text) {
            return Markup.escape(text);
        }

        @Override
        Object phrase(String rendered) {
            return new Markup(rendered.replace(".</bdi>.", ".</bdi>"));
        }
    };

    /** A variable that is missing fails, in a section too; values are maps, and nothing is looked up by reflection. */
    private static final Mustache.Compiler COMPILER = Mustache.compiler()
            .escapeHTML(false)
            .strictSections(true)
            .emptyStringIsFalse(true)
            .withCollector(new BasicCollector() {
                @Override
                public <K, V> Map<K, V> createFetcherCache() {
                    return new ConcurrentHashMap<>();
                }
            });

    /** Where a value ends in a sentence of text; no value holds it, as it is a control character. */
    private static final String END = "\0";

    /** A sentence that ends with the name of Acme, Inc. has its full stop. */
    static String plain(String sentence) {
        return sentence.replace("." + END + ".", ".").replace(END, "");
    }

    private final String suffix;

    Format(String suffix) {
        this.suffix = suffix;
    }

    /** The last part of a template's file name. */
    String suffix() {
        return suffix;
    }

    /** For whole mails. */
    abstract Mustache.Compiler templates();

    /** For sentences of a language, which become part of a mail. */
    abstract Mustache.Compiler phrases(boolean rightToLeft);

    abstract Object link(String url);

    abstract Object names(List<String> names);

    abstract Object message(List<String> lines);

    /** The fixed part of a sentence. */
    abstract String literal(String text);

    /** What the sentence is once its values are in. */
    abstract Object phrase(String rendered);
}
