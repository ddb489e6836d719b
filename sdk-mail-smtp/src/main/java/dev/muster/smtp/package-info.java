/**
 * The mails of an invite, sent through an SMTP server: {@link dev.muster.smtp.SmtpNotifier} sends, {@link
 * dev.muster.smtp.SmtpConfig} says how, {@link dev.muster.smtp.MailTemplates} says what.
 */
@NullMarked
package dev.muster.smtp;

import org.jspecify.annotations.NullMarked;
