package dev.muster.smtp;

import java.util.Locale;

/**
 * A mail in words. It holds the link, so it does not print itself.
 *
 * @param language what it is written in
 * @param subject plain text, one line
 * @param text the plain text
 * @param html the page
 */
record RenderedMail(Locale language, String subject, String text, String html) {

    @Override
    public String toString() {
        return "RenderedMail[" + language.toLanguageTag() + "]";
    }
}
