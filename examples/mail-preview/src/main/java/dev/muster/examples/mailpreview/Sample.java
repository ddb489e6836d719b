package dev.muster.examples.mailpreview;

import dev.muster.model.EmailAddress;
import dev.muster.model.InviteId;
import dev.muster.model.InviteLink;
import dev.muster.model.TeamId;
import dev.muster.spi.Notification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invitations to people who do not exist. */
record Sample(
        String name,
        Locale locale,
        @Nullable String toName,
        @Nullable String inviter,
        String team,
        List<String> roles,
        @Nullable String message) {

    static final Instant NOW = Instant.parse("2026-11-21T14:05:00Z");

    private static final UUID ID = new UUID(0, 0);

    /** One for each language, then what strains a layout. */
    static List<Sample> all() {
        return List.of(
                usual("en", "Ben", "Ann Miller", "Acme Finance", "Admin", """
                        Hi Ben,

                        this is where we keep the invoices. Have a look before Monday!

                        Ann"""),
                usual("de", "Jürgen Groß", "Änne Müller", "Acme Buchhaltung", "Verwaltung", """
                        Hallo Jürgen,

                        hier liegen die Rechnungen. Schaust du bis Montag drüber?"""),
                usual("fr", "Zoé Lefèvre", "Gaëlle Dupont", "Acme Comptabilité", "Administratrice", """
                        Bonjour Zoé,

                        les factures se trouvent ici. À lundi !"""),
                usual("es", "Íñigo Peña", "Lucía Muñoz", "Acme Finanzas", "Administrador", """
                        Hola, Íñigo:

                        aquí están las facturas. ¡Hasta el lunes!"""),
                usual("pt-BR", "João Gonçalves", "Inês Araújo", "Acme Finanças", "Administrador", """
                        Oi, João!

                        As faturas ficam aqui. Até segunda-feira!"""),
                usual("ja", "佐藤 健", "田中 美咲", "アクメ経理部", "管理者", """
                        佐藤さん

                        請求書はこちらで管理しています。月曜日までにご確認をお願いします。"""),
                new Sample("least", Locale.ENGLISH, null, null, "Acme", List.of(), null),
                new Sample(
                        "long",
                        Locale.ENGLISH,
                        "Benjamin Alexander Montgomery-Featherstonehaugh the Third of Somewhere Far Away",
                        "Pneumonoultramicroscopicsilicovolcanoconiosis".repeat(3),
                        "The International Association for Exceedingly Long Team Names and Other Nuisances, Inc.",
                        List.of("Customer Success", "Invoice approver", "Member", "Auditor (read only)"),
                        "https://example.com/" + "verylong".repeat(30) + "\n" + "Some more text. ".repeat(20)),
                new Sample(
                        "right-to-left",
                        Locale.ENGLISH,
                        "בן",
                        "شركة الأمل",
                        "צוות הנדסה (R&D)",
                        List.of("מנהל", "Member"),
                        "שלום בן,\nברוך הבא לצוות שלנו! 123\nAnn"),
                new Sample(
                        "emoji",
                        Locale.ENGLISH,
                        "👩‍💻 Zoë",
                        "🦊 Фёдор",
                        "🚀 ロケット部",
                        List.of("🛠️ Builder"),
                        "🎉🎉🎉 Добро пожаловать!"));
    }

    /** The invitation as the delivery would hand it to a notifier. */
    Notification notification() {
        return new Notification(
                ID,
                Notification.Kind.INVITATION,
                new TeamId(ID),
                team,
                new InviteId(ID),
                EmailAddress.of("ben@example.com"),
                toName,
                inviter,
                roles,
                message,
                new InviteLink("https://app.example.com/join?token="
                        + "SampleThatOpensNothing".repeat(4).substring(0, 84)),
                NOW.plus(Duration.ofDays(7)),
                locale);
    }

    private static Sample usual(String tag, String to, String inviter, String team, String role, String message) {
        return new Sample(tag, Locale.forLanguageTag(tag), to, inviter, team, List.of(role), message);
    }
}
