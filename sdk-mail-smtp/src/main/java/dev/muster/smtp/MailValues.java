package dev.muster.smtp;

import java.util.Map;

/** What the templates of a mail can name, for one notification. An absent value is an empty string. */
interface MailValues {

    /** The subject, for the header and the page's title. */
    String subject();

    /** All values, made safe for this format. */
    Map<String, Object> in(Format format, String sender);
}
