package dev.muster.examples.myteam.web;

import dev.muster.Muster;
import dev.muster.examples.myteam.host.Account;
import dev.muster.examples.myteam.host.Accounts;
import dev.muster.examples.myteam.host.Sessions;
import dev.muster.model.InvalidValueException;
import dev.muster.model.MusterException;
import dev.muster.model.PermissionCatalog;
import dev.muster.model.StorageException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.staticfiles.Location;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The web server: makes a {@link Visit} of each request, guards forms, and says in words what went wrong. */
public final class Site implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Site.class);

    private final Muster muster;
    private final PermissionCatalog catalog;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Cookies cookies;
    private final Templates templates = new Templates();
    private final Javalin server;

    /** @param secure whether people reach it by https, be it through a proxy */
    public Site(
            Muster muster,
            PermissionCatalog catalog,
            Accounts accounts,
            Sessions sessions,
            boolean secure,
            List<? extends Routes.Pages> pages) {
        this.muster = muster;
        this.catalog = catalog;
        this.accounts = accounts;
        this.sessions = sessions;
        this.cookies = new Cookies(secure);
        this.server = Javalin.create(config -> configure(config, pages));
    }

    public Site start(int port) {
        server.start("127.0.0.1", port);
        return this;
    }

    private void configure(JavalinConfig config, List<? extends Routes.Pages> pages) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.staticFiles.add(files -> {
            files.directory = "/static";
            files.location = Location.CLASSPATH;
            files.hostedPath = "/static";
            files.headers = Map.of("Cache-Control", "max-age=300", "X-Content-Type-Options", "nosniff");
        });
        RoutesConfig routes = config.routes;
        routes.before(Headers::set);
        Routes ours = new Routes() {
            @Override
            public void get(String path, Handler handler) {
                routes.get(path, context -> handler.handle(visit(context)));
            }

            @Override
            public void post(String path, Handler handler) {
                routes.post(path, context -> {
                    Visit visit = visit(context);
                    if (isForged(visit)) {
                        apologise(visit, HttpStatus.FORBIDDEN.getCode(), "csrf");
                        return;
                    }
                    handler.handle(visit);
                });
            }
        };
        pages.forEach(page -> page.addTo(ours));
        routes.exception(SignInFirst.class, (e, context) -> signInFirst(context));
        routes.exception(MusterException.class, (e, context) -> refuse(context, e));
        routes.exception(StorageException.Busy.class, (e, context) -> refuse(context, e));
        routes.exception(InvalidValueException.class, (e, context) -> malformed(context, e));
        routes.exception(
                HttpResponseException.class,
                (e, context) -> apologise(visit(context), e.getStatus(), key(e.getStatus())));
        routes.exception(Exception.class, (e, context) -> {
            LOG.error("{} {} failed", context.req().getMethod(), context.endpoint().path, e);
            apologise(visit(context), 500, "fault");
        });
    }

    private Visit visit(Context context) {
        Visit known = context.attribute("visit");
        if (known != null) {
            return known;
        }
        String cookie = cookies.session(context);
        Optional<Account> account = sessions.account(cookie).flatMap(accounts::withId);
        Visit visit = new Visit(this, context, cookie, Words.in(language(context)), account);
        context.attribute("visit", visit);
        return visit;
    }

    private static Locale language(Context context) {
        return context.req().getLocale();
    }

    private static boolean isForged(Visit visit) {
        byte[] expected = visit.csrf().getBytes(StandardCharsets.UTF_8);
        return !MessageDigest.isEqual(expected, visit.form().get("csrf").getBytes(StandardCharsets.UTF_8));
    }

    private void signInFirst(Context context) {
        String query = context.queryString();
        String page = context.path() + (query == null ? "" : "?" + query);
        boolean get = context.req().getMethod().equals("GET");
        visit(context).go("/sign-in" + (get ? "?next=" + Visit.encode(page) : ""));
    }

    /** What has a name for people was in a form; otherwise it is an id or a cursor in the address that is none. */
    private void malformed(Context context, InvalidValueException e) {
        boolean post = context.req().getMethod().equals("POST");
        if (post && visit(context).words().has("field." + e.field())) {
            refuse(context, e);
        } else {
            apologise(visit(context), 404, "not_found");
        }
    }

    private static String key(int status) {
        return switch (status) {
            case 400 -> "unreadable";
            case 413 -> "too_big";
            default -> "not_found";
        };
    }

    private void refuse(Context context, RuntimeException e) {
        Visit visit = visit(context);
        visit.refuse(Refusal.of(e, visit.words(), catalog));
        visit.show("refused", Map.of());
    }

    private static void apologise(Visit visit, int status, String key) {
        Words words = visit.words();
        visit.refuse(new Refusal(status, words.of("refusal." + key), words.of("refusal." + key + ".text"), null));
        visit.show("refused", Map.of());
    }

    Navigation navigation(Visit visit) {
        if (visit.account().isEmpty()) {
            return Navigation.NONE;
        }
        return Navigation.of(visit, visit.teamIfAny());
    }

    Muster muster() {
        return muster;
    }

    PermissionCatalog catalog() {
        return catalog;
    }

    Sessions sessions() {
        return sessions;
    }

    Cookies cookies() {
        return cookies;
    }

    Templates templates() {
        return templates;
    }

    @Override
    public void close() {
        server.stop();
    }
}
