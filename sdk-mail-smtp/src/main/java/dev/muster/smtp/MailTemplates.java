package dev.muster.smtp;

import dev.muster.model.InvalidValueException;
import dev.muster.spi.Notification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the mails say and how they look. Immutable: each method returns a changed copy, checked at once.
 *
 * <p>A mail is a layout, one for HTML and one for text, filled with phrases of a language. Both are <a
 * href="https://mustache.github.io/mustache.5.html">Mustache</a>. The layout of an invitation and of its reminder may name {@code link} (which must come out
 * whatever the invitation holds), {@code sender}, {@code subject}, {@code preheader}, {@code heading}, {@code greeting},
 * {@code intro}, {@code messageLabel}, {@code message}, {@code accept}, {@code spelled}, {@code rolesLabel},
 * {@code roles}, {@code expiresLabel}, {@code expires}, {@code why}, {@code ignore}, {@code secret}, {@code lang},
 * {@code dir}, {@code colon} (what ends a label), and as they are {@code team}, {@code inviter}, {@code name} and {@code to}; {@code message},
 * {@code roles}, {@code inviter} and {@code name} may be empty and also work as sections. In HTML every value is
 * escaped, with three braces too; put values between tags or into quoted attributes.
 *
 * <p>The other mails have no link. Their layouts may name {@code sender}, {@code subject}, {@code heading}, {@code
 * greeting}, {@code intro}, {@code rolesLabel}, {@code roles}, {@code why}, {@code lang}, {@code dir}, {@code colon},
 * {@code team}, {@code person} (whom it is about), {@code name} and {@code to}.
 */
public final class MailTemplates {

    private record Layout(Notification.Kind kind, Format format) {}

    private static final Locale BRAZILIAN = Locale.forLanguageTag("pt-BR");
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt");
    private static final List<Locale> SHIPPED = List.of(
            Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.forLanguageTag("es"), BRAZILIAN, Locale.JAPANESE);

    private final Map<Layout, MailTemplate> layouts;
    private final Map<Locale, Language> languages;
    private final Locale fallback;
    private final ZoneId zone;

    private MailTemplates(
            Map<Layout, MailTemplate> layouts, Map<Locale, Language> languages, Locale fallback, ZoneId zone) {
        this.layouts = layouts;
        this.languages = languages;
        this.fallback = fallback;
        this.zone = zone;
    }

    /**
     * The mails as they come: English, German, French, Spanish, Brazilian Portuguese (for other Portuguese too) and
     * Japanese, English for all others, times in UTC.
     */
    public static MailTemplates standard() {
        Map<Locale, Language> languages = new HashMap<>();
        SHIPPED.forEach(locale -> languages.put(locale, Language.shipped(locale)));
        MailTemplates templates = new MailTemplates(Map.of(), languages, Locale.ENGLISH, ZoneOffset.UTC);
        for (Notification.Kind kind : Notification.Kind.values()) {
            for (Format format : Format.values()) {
                templates = templates.layout(kind, format, resource(kind, format));
            }
        }
        return templates;
    }

    /**
     * Another HTML layout.
     *
     * @throws InvalidValueException if it does not parse, names an unknown variable, includes another template or does
     *     not show the link
     */
    public MailTemplates html(Notification.Kind kind, String template) {
        return layout(kind, Format.HTML, template);
    }

    /**
     * Another text layout.
     *
     * @throws InvalidValueException as for {@link #html}
     */
    public MailTemplates text(Notification.Kind kind, String template) {
        return layout(kind, Format.TEXT, template);
    }

    /**
     * Phrases of a language: some of them if it is one that is there already, all of them if it is new. The keys are
     * those of {@code dev/muster/smtp/templates/strings.en.properties} in the jar.
     *
     * @throws InvalidValueException if a phrase is missing, unknown, or names a variable that the English one does not
     */
    public MailTemplates language(Locale locale, Map<String, String> phrases) {
        Objects.requireNonNull(locale, "locale");
        Objects.requireNonNull(phrases, "phrases");
        Language known = known(locale);
        Map<Locale, Language> more = new HashMap<>(languages);
        more.put(locale, known == null ? Language.of(locale, phrases) : known.with(phrases));
        return new MailTemplates(layouts, more, fallback, zone);
    }

    /**
     * The language for people whose own is unknown or not there. English unless set.
     *
     * @throws InvalidValueException if there are no phrases in it
     */
    public MailTemplates fallback(Locale locale) {
        if (known(Objects.requireNonNull(locale, "locale")) == null) {
            throw new InvalidValueException(
                    "fallback",
                    InvalidValueException.Code.UNKNOWN,
                    "must be one of the languages " + languages.keySet());
        }
        return new MailTemplates(layouts, languages, locale, zone);
    }

    /** The zone that times are told in; the mail names it. UTC unless set. */
    public MailTemplates zone(ZoneId zoneId) {
        return new MailTemplates(layouts, languages, fallback, Objects.requireNonNull(zoneId, "zoneId"));
    }

    /**
     * What a mail would say, without sending it: for a look at it, or for a notifier of yours that sends in another way.
     *
     * @param sender what the mail calls your product
     * @param now for "expires in 7 days"
     */
    public RenderedMail render(Notification notification, String sender, Instant now) {
        Objects.requireNonNull(notification, "notification");
        Objects.requireNonNull(sender, "sender");
        Objects.requireNonNull(now, "now");
        @Nullable Locale wanted = notification.locale();
        Language found = wanted == null ? null : find(wanted);
        Language language = found == null ? Objects.requireNonNull(known(fallback)) : found;
        // en-GB reads the English phrases, but dates in its own way.
        Locale formats = found == null || wanted == null ? language.locale() : wanted.stripExtensions();
        MailValues values = values(language, formats, notification, now);
        return new RenderedMail(
                language.locale(),
                values.subject(),
                template(notification.kind(), Format.TEXT).render(values.in(Format.TEXT, sender)),
                template(notification.kind(), Format.HTML).render(values.in(Format.HTML, sender)));
    }

    private MailValues values(Language language, Locale formats, Notification notification, Instant now) {
        return notification.kind().invites()
                ? new InvitationValues(language, formats, zone, notification, now)
                : new NoticeValues(language, notification);
    }

    private MailTemplates layout(Notification.Kind kind, Format format, String source) {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(source, "template");
        String field = format == Format.HTML ? "html" : "text";
        MailTemplate template = MailTemplate.of(
                field, format.templates(), source, kind.invites() ? InvitationValues.NAMES : NoticeValues.NAMES);
        for (Notification sample : Samples.of(kind)) {
            Language language = Objects.requireNonNull(known(fallback));
            String mail = template.render(
                    values(language, fallback, sample, Samples.NOW).in(format, "Acme"));
            if (kind.invites() && !mail.contains(sample.requireLink().url())) {
                throw new InvalidValueException(
                        field,
                        InvalidValueException.Code.REQUIRED,
                        "must show {{link}} in every mail, also in one without a message, roles or names");
            }
        }
        Map<Layout, MailTemplate> more = new HashMap<>(layouts);
        more.put(new Layout(kind, format), template);
        return new MailTemplates(more, languages, fallback, zone);
    }

    private @Nullable Language find(Locale wanted) {
        return ResourceBundle.Control.getControl(ResourceBundle.Control.FORMAT_DEFAULT)
                .getCandidateLocales("", wanted)
                .stream()
                .flatMap(locale -> Stream.ofNullable(known(locale)))
                .findFirst()
                .orElse(null);
    }

    /** Brazilian is nearer to a reader in Lisbon than English is. */
    private @Nullable Language known(Locale locale) {
        Language own = languages.get(locale);
        return own == null && locale.equals(PORTUGUESE) ? languages.get(BRAZILIAN) : own;
    }

    private MailTemplate template(Notification.Kind kind, Format format) {
        return Objects.requireNonNull(layouts.get(new Layout(kind, format)));
    }

    private static String resource(Notification.Kind kind, Format format) {
        String file = "templates/" + (kind.invites() ? "invitation" : "notice") + "." + format.suffix() + ".mustache";
        try (InputStream in = Objects.requireNonNull(MailTemplates.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
