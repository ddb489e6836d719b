package dev.muster.examples.myteam.web;

import dev.muster.examples.myteam.host.Secret;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The two cookies: the session's, and words for the next page. Scripts see neither. */
final class Cookies {

    private static final String FLASH = "flash";
    private static final int SECRET_LENGTH = 43;
    private static final int TWO_WEEKS = 14 * 24 * 60 * 60;
    private static final int A_MINUTE = 60;

    private final boolean secure;
    private final String session;

    /** @param secure whether the site is reached by https */
    Cookies(boolean secure) {
        this.secure = secure;
        // A browser takes a __Host- cookie from this very host alone, and only by https.
        this.session = secure ? "__Host-session" : "session";
    }

    /** The session's cookie; who comes without one gets a new one. */
    String session(Context context) {
        String value = context.cookie(session);
        return value == null || value.length() != SECRET_LENGTH ? renew(context) : value;
    }

    String renew(Context context) {
        String value = Secret.random();
        set(context, session, value, TWO_WEEKS);
        return value;
    }

    void flash(Context context, String message) {
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        set(context, FLASH, Base64.getUrlEncoder().withoutPadding().encodeToString(text), A_MINUTE);
    }

    @Nullable
    String takeFlash(Context context) {
        String value = context.cookie(FLASH);
        if (value == null) {
            return null;
        }
        set(context, FLASH, "", 0);
        try {
            return new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null; // not one of ours
        }
    }

    private void set(Context context, String name, String value, int seconds) {
        // Lax, as people come from a link in their mail and are to be signed in then.
        context.cookie(new Cookie(name, value, "/", seconds, secure, true, null, SameSite.LAX));
    }
}
