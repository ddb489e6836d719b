package dev.muster.smtp;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import java.util.List;
import java.util.stream.Collectors;

/**
 * HTML that is safe to put into a page. Only the factories below make it, and each escapes what it is given: everything
 * that is not markup is escaped by the template, so nothing else gets through raw.
 *
 * @param html safe between tags and in a quoted attribute
 */
record Markup(String html) {

    /** The template engine's own escapes also cover {@code =} and back-ticks, which is too much for a link. */
    private static final Mustache.Escaper LINK = Escapers.simple(
            new String[][] {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&#39;"}});

    /** A link, spelled as in the text part wherever HTML allows. */
    static Markup link(String url) {
        return new Markup(LINK.escape(url));
    }

    /** Text by somebody, kept from turning the sentence around it when it runs in the other direction. */
    static Markup isolated(String text) {
        return new Markup("<bdi>" + escape(text) + "</bdi>");
    }

    /** The same for several, with commas between. */
    static Markup isolated(List<String> texts) {
        return new Markup(texts.stream().map(text -> isolated(text).html()).collect(Collectors.joining(", ")));
    }

    /** Lines of plain text. Addresses in it are not made into links. */
    static Markup lines(List<String> lines) {
        return new Markup(lines.stream().map(Markup::escape).collect(Collectors.joining("<br>\n")));
    }

    static String escape(String text) {
        return Escapers.HTML.escape(text);
    }

    @Override
    public String toString() {
        // may hold the link
        return "Markup[…]";
    }
}
