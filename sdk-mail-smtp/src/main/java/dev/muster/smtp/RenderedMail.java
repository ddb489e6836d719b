package dev.muster.smtp;

import java.util.Locale;
import java.util.Objects;

/**
 * A mail in words. Text and page hold the same link, so it does not print itself.
 *
 * @param language what it is written in
 * @param subject plain text, one line
 * @param text the plain text
 * @param html the page
 */
public record RenderedMail(Locale language, String subject, String text, String html) {

    public RenderedMail {
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(html, "html");
    }

    @Override
    public String toString() {
        return "RenderedMail[" + language.toLanguageTag() + "]";
    }
}
