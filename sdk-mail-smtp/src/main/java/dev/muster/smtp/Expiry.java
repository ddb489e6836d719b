package dev.muster.smtp;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;

/** Until when a link works, as people say it: "in 7 days" and "Saturday, November 28, 2026 at 2:05 PM UTC". */
final class Expiry {

    private Expiry() {}

    /** How long it is until then. Rounded down, but a mail that took a moment to leave does not lose a day. */
    static String in(Language language, Instant now, Instant then) {
        Duration left = Duration.between(now, then);
        long days = left.plusHours(1).toDays();
        if (days >= 2) {
            return say(language, Phrase.DAY, Phrase.DAYS, days);
        }
        long hours = left.plusMinutes(5).toHours();
        if (hours >= 2) {
            return hours == 24
                    ? say(language, Phrase.DAY, Phrase.DAYS, 1)
                    : say(language, Phrase.HOUR, Phrase.HOURS, hours);
        }
        return hours == 1 && left.toMinutes() < 90
                ? say(language, Phrase.HOUR, Phrase.HOURS, 1)
                : say(language, Phrase.MINUTE, Phrase.MINUTES, Math.max(1, left.toMinutes()));
    }

    /** The day and time in the reader's words, with the zone, since nobody knows where the reader is. */
    static String until(Language language, Locale formats, ZoneId zone, Instant then) {
        ZonedDateTime at = then.atZone(zone.normalized().equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone);
        String date = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(formats)
                .format(at);
        String time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                        .withLocale(formats)
                        .format(at)
                + DateTimeFormatter.ofPattern(" z", formats).format(at);
        // JDK 20 and later write "2:05 PM" with a narrow no-break space, which many mail fonts do not have.
        return language.plainly(Phrase.UNTIL, Map.of("date", date, "time", time))
                .replace('\u202F', ' ');
    }

    private static String say(Language language, Phrase one, Phrase many, long count) {
        return language.plainly(count == 1 ? one : many, Map.of("count", Long.toString(count)));
    }
}
