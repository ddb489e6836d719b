package dev.muster.examples.myteam.page;

import dev.muster.examples.myteam.host.Mailbox;
import dev.muster.examples.myteam.host.Mailbox.Mail;
import dev.muster.examples.myteam.web.Routes;
import dev.muster.examples.myteam.web.Visit;
import dev.muster.model.InvalidValueException;
import java.util.Map;

/** For first steps: everybody's mail. There is no such page once mail goes to a real server. */
public final class InboxPage implements Routes.Pages {

    /** A mail brings its own styles, and may do nothing else: no script, no picture, no form. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self';"
            + " base-uri 'none'; form-action 'none'; sandbox allow-popups allow-top-navigation-by-user-activation";

    private final Mailbox mailbox;

    public InboxPage(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Override
    public void addTo(Routes routes) {
        routes.get("/inbox", visit -> visit.show("inbox", Map.of("mails", mailbox.all())));
        routes.get("/inbox/{mail}", visit -> visit.show("mail", Map.of("mail", mail(visit))));
        routes.get("/inbox/{mail}/html", this::html);
    }

    private Mail mail(Visit visit) {
        return mailbox.all().stream()
                .filter(mail -> String.valueOf(mail.number()).equals(visit.path("mail")))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidValueException("mail", InvalidValueException.Code.UNKNOWN, "there is no such mail"));
    }

    private void html(Visit visit) {
        String html = mail(visit).html();
        visit.context().header("Content-Security-Policy", POLICY);
        // Its links are for the whole window, not for the frame that it is shown in.
        visit.context().html(html == null ? "" : html.replaceFirst("(?i)<head>", "<head><base target=\"_top\">"));
    }
}
