package dev.muster.smtp;

import java.util.Set;

/** What a language must be able to say, and with which values. */
enum Phrase {
    /** {@code ltr} or {@code rtl}. */
    DIRECTION("direction"),
    /** What ends a label. */
    COLON("colon"),

    SUBJECT("invitation.subject", "inviter", "team"),
    SUBJECT_ANONYMOUS("invitation.subject.anonymous", "team"),
    PREHEADER("invitation.preheader", "until"),
    HEADING("invitation.heading", "team"),
    GREETING("invitation.greeting", "name"),
    GREETING_ANONYMOUS("invitation.greeting.anonymous"),
    INTRO("invitation.intro", "inviter", "team"),
    INTRO_ANONYMOUS("invitation.intro.anonymous", "team"),
    MESSAGE("invitation.message", "inviter"),
    MESSAGE_ANONYMOUS("invitation.message.anonymous"),
    ACCEPT("invitation.accept"),
    SPELLED("invitation.spelled"),
    ROLE("invitation.role"),
    ROLES("invitation.roles"),
    EXPIRES("invitation.expires"),
    WHY("invitation.why", "to", "inviter"),
    WHY_ANONYMOUS("invitation.why.anonymous", "to"),
    IGNORE("invitation.ignore"),
    SECRET("invitation.secret"),

    REMINDER_SUBJECT("reminder.subject", "inviter", "team"),
    REMINDER_SUBJECT_ANONYMOUS("reminder.subject.anonymous", "team"),
    REMINDER_INTRO("reminder.intro", "inviter", "team"),
    REMINDER_INTRO_ANONYMOUS("reminder.intro.anonymous", "team"),

    ACCEPTED_SUBJECT("accepted.subject", "person", "team"),
    ACCEPTED_INTRO("accepted.intro", "person", "team"),
    DECLINED_SUBJECT("declined.subject", "person", "team"),
    DECLINED_INTRO("declined.intro", "person", "team"),
    EXPIRED_SUBJECT("expired.subject", "person", "team"),
    EXPIRED_INTRO("expired.intro", "person", "team"),
    LINK_REQUESTED_SUBJECT("link.subject", "person", "team"),
    LINK_REQUESTED_INTRO("link.intro", "person", "team"),
    ROLES_CHANGED_SUBJECT("roles.subject", "person", "team"),
    ROLES_CHANGED_INTRO("roles.intro", "person", "team"),
    ROLES_GONE_INTRO("roles.intro.none", "person", "team"),
    REMOVED_SUBJECT("removed.subject", "person", "team"),
    REMOVED_INTRO("removed.intro", "person", "team"),
    NOTICE_WHY("notice.why", "to", "team"),

    EXPIRY("expiry", "in", "until"),
    UNTIL("until", "date", "time"),
    DAY("in.day", "count"),
    DAYS("in.days", "count"),
    HOUR("in.hour", "count"),
    HOURS("in.hours", "count"),
    MINUTE("in.minute", "count"),
    MINUTES("in.minutes", "count");

    private final String key;

    private final Set<String> variables;

    Phrase(String key, String... variables) {
        this.key = key;
        this.variables = Set.of(variables);
    }

    /** Its name in the file of a language. */
    String key() {
        return key;
    }

    Set<String> variables() {
        return variables;
    }
}
