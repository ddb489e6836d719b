package dev.muster.examples.myteam.page;

import dev.muster.examples.myteam.web.Refusal;
import dev.muster.examples.myteam.web.Visit;
import dev.muster.examples.myteam.web.Words;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import java.util.Map;

/** A link that does not work: what happened, in words of its own for each reason, and what to do next. */
final class LinkRefused {

    private LinkRefused() {}

    /** @param token of the link; empty where the invite was found without one */
    static void show(Visit visit, MusterException e, String token) {
        Words words = visit.words();
        boolean byMe = "you".equals(e.details().get("by"));
        String key = "join." + e.reason() + (byMe ? ".you" : "");
        if (!words.has(key)) {
            key = "join.INVITE_NOT_FOUND";
        }
        String invited = e.details().getOrDefault("invited", "");
        String me = visit.account().map(account -> account.email().value()).orElse("");
        visit.refuse(new Refusal(Refusal.status(e), words.of(key), words.of(key + ".text", invited, me), null));
        visit.show(
                "join-refused",
                Map.of(
                        "next",
                        words.of(key + ".next"),
                        "token",
                        token,
                        "wrongAccount",
                        e.reason() == Reason.WRONG_ACCOUNT && !token.isEmpty(),
                        "signIn",
                        visit.account().isEmpty() && e.reason() == Reason.INVITE_USED,
                        "mayAsk",
                        e.reason() == Reason.INVITE_EXPIRED && !token.isEmpty()));
    }
}
