package dev.muster.examples.myteam.web;

import io.javalin.http.Context;

/** The headers of every answer. */
final class Headers {

    /** Nothing but our own files; no inline script or style, so markup that slips in does nothing. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private Headers() {}

    static void set(Context context) {
        context.header("Content-Security-Policy", POLICY);
        context.header("X-Content-Type-Options", "nosniff");
        // Some addresses hold a token. No page of ours needs to know where one came from.
        context.header("Referrer-Policy", "no-referrer");
        // Pages are about people, and some hold a link: nothing is kept, be it for the back button.
        context.header("Cache-Control", "no-store");
    }
}
