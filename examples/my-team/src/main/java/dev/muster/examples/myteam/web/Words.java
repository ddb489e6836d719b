package dev.muster.examples.myteam.web;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** What pages say, in one language: everything that people read comes from the bundle {@code messages}. */
public final class Words {

    private static final ZoneId ZONE = ZoneId.systemDefault();

    private final Locale locale;
    private final ResourceBundle bundle;

    private Words(Locale locale) {
        // Whoever reads a language that there is no bundle for reads English, whatever this machine speaks.
        this.bundle =
                ResourceBundle.getBundle("messages", locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
        boolean theirs = locale.getLanguage().equals(bundle.getString("app.language"));
        this.locale = theirs ? locale : Locale.forLanguageTag(bundle.getString("app.language"));
    }

    public static Words in(Locale locale) {
        return new Words(locale);
    }

    Locale locale() {
        return locale;
    }

    /** The text under this key, with these in its places {0}, {1} …; {@code java.text.MessageFormat} has the syntax. */
    public String of(String key, Object... places) {
        String text = bundle.getString(key);
        return places.length == 0 ? text : new MessageFormat(text, locale).format(places);
    }

    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** What a constant is called: {@code status.ACTIVE}. */
    public String of(String group, Enum<?> constant) {
        return bundle.getString(group + "." + constant.name());
    }

    public String date(Instant moment) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(moment.atZone(ZONE));
    }

    public String dateAndTime(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .format(moment.atZone(ZONE));
    }
}
