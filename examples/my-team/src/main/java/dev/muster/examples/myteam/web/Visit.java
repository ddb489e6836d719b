package dev.muster.examples.myteam.web;

import dev.muster.Muster;
import dev.muster.examples.myteam.host.Account;
import dev.muster.examples.myteam.host.Secret;
import dev.muster.model.Actor;
import dev.muster.model.Cursor;
import dev.muster.model.Page;
import dev.muster.model.Permission;
import dev.muster.model.PermissionCatalog;
import dev.muster.model.Team;
import dev.muster.model.TeamId;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request: who makes it, in which workspace, what they sent, and how to answer. */
public final class Visit {

    private final Site site;
    private final Context context;
    private final String cookie;
    private final Words words;
    private final Optional<Account> account;
    private @Nullable Form form;
    private @Nullable Refusal refusal;
    private @Nullable Team team;
    private boolean messageTaken;

    Visit(Site site, Context context, String cookie, Words words, Optional<Account> account) {
        this.site = site;
        this.context = context;
        this.cookie = cookie;
        this.words = words;
        this.account = account;
    }

    // who

    public Optional<Account> account() {
        return account;
    }

    /** Whoever is signed in; pages that need nobody to be do not ask. */
    public Account me() {
        return account.orElseThrow(SignInFirst::new);
    }

    public Actor actor() {
        return me().actor();
    }

    /** What a form has to send along, so that no other site can make a browser send it. */
    public String csrf() {
        return Secret.hash("csrf:" + cookie);
    }

    // where

    public Muster muster() {
        return site.muster();
    }

    public PermissionCatalog catalog() {
        return site.catalog();
    }

    /** The workspace in the URL, if the visitor may see it. */
    public Team team() {
        if (team == null) {
            team = muster().teams().get(actor(), teamId());
        }
        return team;
    }

    /** The same for what every member may, also a suspended one: look at oneself, and leave. */
    public Team myTeam() {
        if (team == null) {
            team = muster().teams().membership(actor(), teamId(), me().id()).team();
        }
        return team;
    }

    /** Refuses whoever may not do this, before they have filled in a form for it. */
    public void require(Permission permission) {
        muster().access().require(me().id(), teamId(), permission);
    }

    /** Whether the visitor may do this in the workspace in the URL. */
    public boolean may(Permission permission) {
        return muster().access().can(me().id(), teamId(), permission);
    }

    /** The workspace that this page has shown to be in, if it is about one at all. */
    @Nullable
    Team teamIfAny() {
        return team;
    }

    public TeamId teamId() {
        return TeamId.of(path("team"));
    }

    /** The address of a page of this workspace: {@code here("/users")}. */
    public String here(String page) {
        return "/w/" + teamId() + page;
    }

    // what

    public String path(String name) {
        return context.pathParam(name);
    }

    public @Nullable String query(String name) {
        String value = context.queryParam(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** The constant that a query names; null where it names none. */
    public <E extends Enum<E>> @Nullable E query(String name, Class<E> type) {
        String value = query(name);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        return null;
    }

    /** Which page of a list, by the cursor in the query. */
    public Page page(int size) {
        String after = query("after");
        return Page.first().size(size).after(after == null ? null : Cursor.of(after));
    }

    /** Read when it is asked for, as one that cannot be read has to be refused by a page, too. */
    public Form form() {
        Form read = form;
        if (read == null) {
            read = context.req().getMethod().equals("POST") ? Form.sent(context) : Form.empty();
            form = read;
        }
        return read;
    }

    public Words words() {
        return words;
    }

    public Context context() {
        return context;
    }

    // the answer

    /** What was refused, for a form that is shown again. */
    public @Nullable Refusal refusal() {
        return refusal;
    }

    /** Does what a form asks for; if it is refused, shows the form again with the reason and all that was typed. */
    public void submit(Runnable change, Runnable showAgain) {
        try {
            change.run();
        } catch (RuntimeException e) {
            if (!Refusal.isOne(e)) {
                throw e;
            }
            refuse(Refusal.of(e, words, site.catalog()));
            showAgain.run();
        }
    }

    /** What the page before has left to be shown once, for a page that shows it itself. */
    public @Nullable String takeMessage() {
        String message = site.cookies().takeFlash(context);
        messageTaken = true;
        return message;
    }

    public void refuse(Refusal why) {
        refusal = why;
        context.status(why.status());
    }

    /** Shows a page. The template finds this visit under {@code visit}, and the rest by the given names. */
    public void show(String template, Map<String, ? extends @Nullable Object> values) {
        Map<String, @Nullable Object> all = new HashMap<>(values);
        all.put("visit", this);
        all.put("me", account.orElse(null));
        all.put("refusal", refusal);
        all.put("flash", messageTaken ? null : takeMessage());
        all.put("nav", site.navigation(this));
        context.contentType("text/html; charset=utf-8").result(site.templates().render(template, all, words.locale()));
    }

    /** Goes to another page of this site after a change, with words that are shown there once. */
    public void go(String path, String message) {
        site.cookies().flash(context, message);
        go(path);
    }

    public void go(String path) {
        context.redirect(path, HttpStatus.SEE_OTHER);
    }

    /** Begins a new session, so that a cookie known from before is worth nothing. */
    public void signIn(Account who) {
        site.sessions().end(cookie);
        site.sessions().begin(site.cookies().renew(context), who.id());
    }

    public void signOut() {
        site.sessions().end(cookie);
        site.cookies().renew(context);
    }

    /** Text for a query or a path. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
