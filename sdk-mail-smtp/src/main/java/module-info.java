/** Mails invitations through an SMTP server, as HTML and as text. */
module dev.muster.smtp {
    requires transitive dev.muster;
    requires com.samskivert.jmustache;
    requires jakarta.mail;
    requires java.logging;
    requires org.eclipse.angus.mail;
    requires org.slf4j;

    exports dev.muster.smtp;
}
