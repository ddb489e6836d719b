package dev.muster.examples.mailpreview;

import dev.muster.model.EmailAddress;
import dev.muster.model.InviteId;
import dev.muster.model.InviteLink;
import dev.muster.model.TeamId;
import dev.muster.spi.Notification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Mails to people who do not exist. */
record Sample(
        String name,
        Notification.Kind kind,
        Locale locale,
        @Nullable String toName,
        @Nullable String inviter,
        String team,
        List<String> roles,
        @Nullable String message) {

    static final Instant NOW = Instant.parse("2026-11-21T14:05:00Z");

    private static final UUID ID = new UUID(0, 0);

    /** One invitation for each language, then what strains a layout; and of each, every other mail. */
    static List<Sample> all() {
        List<Sample> all = new ArrayList<>();
        for (Notification.Kind kind : Notification.Kind.values()) {
            invitations().forEach(sample -> all.add(sample.as(kind)));
        }
        return all;
    }

    private Sample as(Notification.Kind other) {
        String suffix = other == Notification.Kind.INVITATION
                ? ""
                : "-" + other.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Sample(name + suffix, other, locale, toName, inviter, team, roles, message);
    }

    private static List<Sample> invitations() {
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
                new Sample("least", Notification.Kind.INVITATION, Locale.ENGLISH, null, null, "Acme", List.of(), null),
                new Sample(
                        "long",
                        Notification.Kind.INVITATION,
                        Locale.ENGLISH,
                        "Benjamin Alexander Montgomery-Featherstonehaugh the Third of Somewhere Far Away",
                        "Pneumonoultramicroscopicsilicovolcanoconiosis".repeat(3),
                        "The International Association for Exceedingly Long Team Names and Other Nuisances, Inc.",
                        List.of("Customer Success", "Invoice approver", "Member", "Auditor (read only)"),
                        "https://example.com/" + "verylong".repeat(30) + "\n" + "Some more text. ".repeat(20)),
                new Sample(
                        "right-to-left",
                        Notification.Kind.INVITATION,
                        Locale.ENGLISH,
                        "בן",
                        "شركة الأمل",
                        "צוות הנדסה (R&D)",
                        List.of("מנהל", "Member"),
                        "שלום בן,\nברוך הבא לצוות שלנו! 123\nAnn"),
                new Sample(
                        "emoji",
                        Notification.Kind.INVITATION,
                        Locale.ENGLISH,
                        "👩‍💻 Zoë",
                        "🦊 Фёдор",
                        "🚀 ロケット部",
                        List.of("🛠️ Builder"),
                        "🎉🎉🎉 Добро пожаловать!"));
    }

    /** The mail as the delivery would hand it to a notifier. What is told to the inviter goes to them. */
    Notification notification() {
        boolean invites = kind.invites();
        boolean toMember = kind == Notification.Kind.ROLES_CHANGED || kind == Notification.Kind.MEMBER_REMOVED;
        Duration left = Duration.ofDays(kind == Notification.Kind.INVITE_REMINDER ? 2 : 7);
        return new Notification(
                ID,
                kind,
                new TeamId(ID),
                team,
                EmailAddress.of(invites || toMember ? "ben@example.com" : "ann@example.com"),
                invites || toMember ? toName : inviter,
                locale,
                toMember ? null : new InviteId(ID),
                invites ? inviter : null,
                invites ? EmailAddress.of("ann@example.com") : null,
                invites || toMember ? null : toName == null ? "ben@example.com" : toName,
                kind == Notification.Kind.MEMBER_REMOVED ? List.of() : roles,
                invites ? message : null,
                invites
                        ? new InviteLink("https://app.example.com/join?token="
                                + "SampleThatOpensNothing".repeat(4).substring(0, 84))
                        : null,
                toMember ? null : NOW.plus(left));
    }

    private static Sample usual(String tag, String to, String inviter, String team, String role, String message) {
        return new Sample(
                tag,
                Notification.Kind.INVITATION,
                Locale.forLanguageTag(tag),
                to,
                inviter,
                team,
                List.of(role),
                message);
    }
}
