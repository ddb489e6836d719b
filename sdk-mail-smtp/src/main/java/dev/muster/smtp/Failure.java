package dev.muster.smtp;

import dev.muster.spi.Notifier.DeliveryException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Why a mail was not taken, and whether trying again may help.
 *
 * @param permanent it cannot help
 * @param connection what it says about the connection
 * @param reason for people who manage invites; without the link, not about our network
 * @param summary for the log: without any address of a person
 * @param cause only from before the server could know anything secret
 */
record Failure(
        boolean permanent,
        State connection,
        String reason,
        String summary,
        @Nullable Throwable cause) {

    /**
     * These speak of us, of our login or of the order of our commands, not of the recipient, so the next try may do
     * better: RFC 5321 section 4.2.4, RFC 4954 section 6.
     */
    private static final Set<Integer> ABOUT_US = Set.of(503, 530, 534, 535, 538);

    /** So do these: relaying, a blocked host, a policy, whatever the code. RFC 3463 section 3.8. */
    private static final Pattern ABOUT_SECURITY = Pattern.compile("^\\d{3}[- ]5\\.7\\.\\d.*", Pattern.DOTALL);

    private static final int REASON_LENGTH = 200;

    /** What a failure says about the connection that it happened on. */
    enum State {
        /** The server answered, and is ready for the next mail. */
        READY,
        /** The server ended it, perhaps before it knew of the mail. */
        LOST,
        /** It is in no known state. */
        UNKNOWN
    }

    private static final int SHUTTING_DOWN = 421;

    private record Answer(int code, @Nullable String text, boolean ofRecipient) {

        /** That it takes no mail for good. A server that refuses us or our mail may think better of it. */
        boolean isAboutMailbox() {
            return ofRecipient
                    && code >= 500
                    && code < 600
                    && !ABOUT_US.contains(code)
                    && (text == null || !ABOUT_SECURITY.matcher(text).matches());
        }
    }

    /** The mail itself is at fault, so the next try would find it so as well. */
    static Failure composing() {
        String reason = "The mail could not be composed";
        return new Failure(true, State.UNKNOWN, reason, reason, null);
    }

    /** No connection, or no login. No mail was spoken of, so the cause may be kept; not of a login, though. */
    static Failure connecting(MessagingException e) {
        if (e instanceof AuthenticationFailedException) {
            return passing("The mail server did not accept the login", null);
        }
        if (has(e, SocketTimeoutException.class)) {
            return passing("The mail server did not answer in time", e);
        }
        if (has(e, SSLException.class)) {
            return passing("No secure connection to the mail server", e);
        }
        // There is no type for it.
        if (String.valueOf(e.getMessage()).contains("STARTTLS")) {
            return passing("The mail server offers no secure connection (STARTTLS)", e);
        }
        return passing("The mail server could not be reached", e);
    }

    /**
     * The server did not take the mail. What Angus throws here may quote the server's answer, and that the mail, so
     * nothing of it is kept but the first line of the answer without the link.
     */
    static Failure sending(MessagingException e, String link) {
        Answer answer = answer(e).orElse(null);
        if (answer == null) {
            return has(e, SocketTimeoutException.class) ? late() : lost("The connection to the mail server was lost");
        }
        String reason = reason(answer, link);
        String summary = "SMTP " + answer.code();
        if (answer.code() == SHUTTING_DOWN) {
            return new Failure(false, State.LOST, reason, summary, null);
        }
        return new Failure(
                answer.isAboutMailbox(), answer.ofRecipient() ? State.READY : State.UNKNOWN, reason, summary, null);
    }

    /** It took too long. */
    static Failure late() {
        return passing("The mail server did not answer in time", null);
    }

    /** All connections were in use for too long. */
    static Failure crowded() {
        return passing("All connections to the mail server were busy", null);
    }

    static Failure interrupted() {
        return passing("Interrupted while waiting for a connection to the mail server", null);
    }

    /** Whether the server may go on with the next mail. */
    boolean answered() {
        return connection == State.READY;
    }

    /** Whether the server ended the connection. */
    boolean lost() {
        return connection == State.LOST;
    }

    DeliveryException toException() {
        return permanent ? DeliveryException.permanent(reason, cause) : DeliveryException.passing(reason, cause);
    }

    private static Failure passing(String reason, @Nullable Throwable cause) {
        return new Failure(false, State.UNKNOWN, reason, reason, cause);
    }

    private static Failure lost(String reason) {
        return new Failure(false, State.LOST, reason, reason, null);
    }

    private static String reason(Answer answer, String link) {
        String text = answer.text() == null ? "" : answer.text();
        String first = text.lines().findFirst().orElse("").replaceFirst("^\\d{3}[- ]?", "");
        String clean = Redaction.of(Line.of(first), link);
        return Line.brief((answer.code() + " " + clean).strip(), REASON_LENGTH - 1);
    }

    /** The server's word on the recipient, if there is one; Angus wraps it into more general ones. */
    private static Optional<Answer> answer(MessagingException e) {
        return first(
                        e,
                        cause -> cause instanceof SMTPAddressFailedException f
                                ? new Answer(f.getReturnCode(), f.getMessage(), true)
                                : null)
                .or(() -> first(
                        e,
                        cause -> cause instanceof SMTPSenderFailedException f
                                ? new Answer(f.getReturnCode(), f.getMessage(), false)
                                : null))
                .or(() -> first(
                        e,
                        cause -> cause instanceof SMTPSendFailedException f
                                ? new Answer(f.getReturnCode(), f.getMessage(), false)
                                : null))
                .filter(answer -> answer.code() >= 400);
    }

    private static boolean has(Throwable e, Class<? extends Throwable> type) {
        return chain(e).anyMatch(type::isInstance);
    }

    private static Optional<Answer> first(Throwable e, Function<Throwable, @Nullable Answer> read) {
        return chain(e).flatMap(cause -> Stream.ofNullable(read.apply(cause))).findFirst();
    }

    private static Stream<Throwable> chain(Throwable e) {
        return Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause);
    }
}
