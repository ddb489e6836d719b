package dev.muster.smtp;

import dev.muster.spi.Notification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** For what only tells that something has happened, and has no link. */
final class NoticeValues implements MailValues {

    /** Every name there is; a test holds it against what is really put in. */
    static final Set<String> NAMES = Set.of(
            "lang",
            "dir",
            "colon",
            "sender",
            "team",
            "person",
            "to",
            "name",
            "subject",
            "heading",
            "greeting",
            "intro",
            "rolesLabel",
            "roles",
            "why");

    /** Long names are cut in the subject only. */
    private static final int SUBJECT_NAME = 60;

    private final Language language;
    private final Notification notice;
    private final String team;
    private final String person;
    private final String name;

    NoticeValues(Language language, Notification notice) {
        this.language = language;
        this.notice = notice;
        this.team = Line.of(notice.teamName());
        this.person = line(notice.subject());
        this.name = line(notice.toName());
    }

    @Override
    public String subject() {
        String shortTeam = Line.brief(team, SUBJECT_NAME);
        return language.plainly(subjectOf(notice.kind()), about(shortTeam, Line.brief(person, SUBJECT_NAME)));
    }

    @Override
    public Map<String, Object> in(Format format, String sender) {
        List<String> roles = notice.roles().stream()
                .map(Line::of)
                .filter(role -> !role.isEmpty())
                .toList();
        Map<String, Object> about = about(team, person);
        Map<String, Object> values = new HashMap<>();
        values.put("lang", language.locale().toLanguageTag());
        values.put("dir", language.direction());
        values.put("colon", language.say(format, Phrase.COLON, Map.of()));
        values.put("sender", Line.of(sender));
        values.put("team", team);
        values.put("person", person);
        values.put("to", notice.to().value());
        values.put("name", name);
        values.put("subject", subject());
        values.put("heading", language.say(format, subjectOf(notice.kind()), about));
        values.put(
                "greeting",
                name.isEmpty()
                        ? language.say(format, Phrase.GREETING_ANONYMOUS, Map.of())
                        : language.say(format, Phrase.GREETING, Map.of("name", name)));
        values.put("intro", language.say(format, introOf(notice.kind(), !roles.isEmpty()), about));
        values.put("rolesLabel", language.say(format, roles.size() == 1 ? Phrase.ROLE : Phrase.ROLES, Map.of()));
        values.put("roles", roles.isEmpty() ? "" : format.names(roles));
        values.put(
                "why",
                language.say(format, Phrase.NOTICE_WHY, Map.of("to", notice.to().value(), "team", team)));
        return values;
    }

    private static Map<String, Object> about(String team, String person) {
        return Map.of("team", team, "person", person);
    }

    private static String line(@Nullable String text) {
        return text == null ? "" : Line.of(text);
    }

    private static Phrase subjectOf(Notification.Kind kind) {
        return switch (kind) {
            case INVITE_ACCEPTED -> Phrase.ACCEPTED_SUBJECT;
            case INVITE_DECLINED -> Phrase.DECLINED_SUBJECT;
            case INVITE_EXPIRED -> Phrase.EXPIRED_SUBJECT;
            case LINK_REQUESTED -> Phrase.LINK_REQUESTED_SUBJECT;
            case ROLES_CHANGED -> Phrase.ROLES_CHANGED_SUBJECT;
            case MEMBER_REMOVED -> Phrase.REMOVED_SUBJECT;
            case INVITATION, INVITE_REMINDER -> throw new IllegalArgumentException("it invites");
        };
    }

    private static Phrase introOf(Notification.Kind kind, boolean hasRoles) {
        return switch (kind) {
            case INVITE_ACCEPTED -> Phrase.ACCEPTED_INTRO;
            case INVITE_DECLINED -> Phrase.DECLINED_INTRO;
            case INVITE_EXPIRED -> Phrase.EXPIRED_INTRO;
            case LINK_REQUESTED -> Phrase.LINK_REQUESTED_INTRO;
            case ROLES_CHANGED -> hasRoles ? Phrase.ROLES_CHANGED_INTRO : Phrase.ROLES_GONE_INTRO;
            case MEMBER_REMOVED -> Phrase.REMOVED_INTRO;
            case INVITATION, INVITE_REMINDER -> throw new IllegalArgumentException("it invites");
        };
    }
}
