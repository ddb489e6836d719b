package dev.muster.smtp;

import dev.muster.spi.Notification;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** For what invites: the invitation, and a reminder of it. */
final class InvitationValues implements MailValues {

    /** Every name there is; a test holds it against what is really put in. */
    static final Set<String> NAMES = Set.of(
            "lang",
            "dir",
            "colon",
            "sender",
            "link",
            "team",
            "inviter",
            "to",
            "name",
            "subject",
            "preheader",
            "heading",
            "greeting",
            "intro",
            "messageLabel",
            "message",
            "accept",
            "spelled",
            "rolesLabel",
            "roles",
            "expiresLabel",
            "expires",
            "why",
            "ignore",
            "secret");

    /** Long names are cut in the subject only. */
    private static final int SUBJECT_NAME = 60;

    private final Language language;
    private final Notification invitation;
    private final String team;
    private final @Nullable String inviter;
    private final @Nullable String name;
    private final String in;
    private final String until;

    InvitationValues(Language language, Locale formats, ZoneId zone, Notification invitation, Instant now) {
        this.language = language;
        this.invitation = invitation;
        this.team = Line.of(invitation.teamName());
        this.inviter = optional(invitation.inviterName());
        this.name = optional(invitation.toName());
        this.in = Expiry.in(language, now, invitation.requireExpiry());
        this.until = Expiry.until(language, formats, zone, invitation.requireExpiry());
    }

    @Override
    public String subject() {
        String shortTeam = Line.brief(team, SUBJECT_NAME);
        return inviter == null
                ? language.plainly(
                        reminds() ? Phrase.REMINDER_SUBJECT_ANONYMOUS : Phrase.SUBJECT_ANONYMOUS,
                        Map.of("team", shortTeam))
                : language.plainly(
                        reminds() ? Phrase.REMINDER_SUBJECT : Phrase.SUBJECT,
                        Map.of("inviter", Line.brief(inviter, SUBJECT_NAME), "team", shortTeam));
    }

    private boolean reminds() {
        return invitation.kind() == Notification.Kind.INVITE_REMINDER;
    }

    @Override
    public Map<String, Object> in(Format format, String sender) {
        String to = invitation.to().value();
        List<String> roles = invitation.roles().stream()
                .map(Line::of)
                .filter(role -> !role.isEmpty())
                .toList();
        Map<String, Object> values = new HashMap<>();
        values.put("lang", language.locale().toLanguageTag());
        values.put("dir", language.direction());
        values.put("colon", say(format, Phrase.COLON, Map.of()));
        values.put("sender", Line.of(sender));
        values.put("link", format.link(invitation.requireLink().url()));
        values.put("team", team);
        values.put("inviter", inviter == null ? "" : inviter);
        values.put("to", to);
        values.put("name", name == null ? "" : name);
        values.put("subject", subject());
        values.put("preheader", say(format, Phrase.PREHEADER, Map.of("until", until)));
        values.put("heading", say(format, Phrase.HEADING, Map.of("team", team)));
        values.put(
                "greeting",
                name == null
                        ? say(format, Phrase.GREETING_ANONYMOUS, Map.of())
                        : say(format, Phrase.GREETING, Map.of("name", name)));
        values.put(
                "intro",
                reminds()
                        ? byInviter(
                                format, Phrase.REMINDER_INTRO, Phrase.REMINDER_INTRO_ANONYMOUS, Map.of("team", team))
                        : byInviter(format, Phrase.INTRO, Phrase.INTRO_ANONYMOUS, Map.of("team", team)));
        values.put("messageLabel", byInviter(format, Phrase.MESSAGE, Phrase.MESSAGE_ANONYMOUS, Map.of()));
        values.put(
                "message",
                invitation.message() == null || invitation.message().isBlank()
                        ? ""
                        : format.message(Line.all(invitation.message())));
        values.put("accept", say(format, Phrase.ACCEPT, Map.of()));
        values.put("spelled", say(format, Phrase.SPELLED, Map.of()));
        values.put("rolesLabel", say(format, roles.size() == 1 ? Phrase.ROLE : Phrase.ROLES, Map.of()));
        values.put("roles", roles.isEmpty() ? "" : format.names(roles));
        values.put("expiresLabel", say(format, Phrase.EXPIRES, Map.of()));
        values.put("expires", say(format, Phrase.EXPIRY, Map.of("in", in, "until", until)));
        values.put("why", byInviter(format, Phrase.WHY, Phrase.WHY_ANONYMOUS, Map.of("to", to)));
        values.put("ignore", say(format, Phrase.IGNORE, Map.of()));
        values.put("secret", say(format, Phrase.SECRET, Map.of()));
        return values;
    }

    private Object byInviter(Format format, Phrase known, Phrase anonymous, Map<String, Object> values) {
        if (inviter == null) {
            return say(format, anonymous, values);
        }
        Map<String, Object> all = new HashMap<>(values);
        all.put("inviter", inviter);
        return say(format, known, all);
    }

    private Object say(Format format, Phrase phrase, Map<String, Object> values) {
        return language.say(format, phrase, values);
    }

    private static @Nullable String optional(@Nullable String text) {
        String line = text == null ? "" : Line.of(text);
        return line.isEmpty() ? null : line;
    }
}
