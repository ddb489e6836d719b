package dev.muster.examples.myteam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** Somebody with a browser that knows cookies, links and forms, but no scripts. */
final class Surfer {

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = client();
    private final Map<String, String> headers = new HashMap<>();
    private final String site;

    Surfer(String site) {
        this.site = site;
    }

    /** What came back. */
    record Page(HttpResponse<String> response, Document html) {

        int status() {
            return response.statusCode();
        }

        String path() {
            return response.uri().getRawPath();
        }

        String heading() {
            return html.selectFirst("h1").text();
        }

        String text() {
            return html.selectFirst("main").text();
        }

        Element one(String css) {
            assertThat(html.select(css)).as(css + " in " + path()).hasSize(1);
            return html.selectFirst(css);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        Page ok() {
            assertThat(status()).as(html.text()).isEqualTo(200);
            return this;
        }
    }

    Page get(String path) {
        return send(HttpRequest.newBuilder(URI.create(site + path)).GET());
    }

    /** Fills a form in and sends it: its hidden fields, what is chosen in it, and these on top. */
    Page submit(Page page, String form, Map<String, String> fields) {
        Element element = page.one(form);
        String action = element.attr("action").isEmpty() ? page.path() : element.attr("action");
        List<Map.Entry<String, String>> all = new ArrayList<>();
        ((FormElement) element).formData().forEach(pair -> {
            if (!fields.containsKey(pair.key())) {
                all.add(Map.entry(pair.key(), pair.value()));
            }
        });
        all.addAll(fields.entrySet());
        element.select("button[formmethod=post][name]")
                .forEach(pressed -> all.add(Map.entry(pressed.attr("name"), pressed.val())));
        return post(action, all);
    }

    /** Sends a form with a file in its field "file". */
    Page upload(Page page, String form, String name, String content) {
        String between = "between-the-parts";
        StringBuilder body = new StringBuilder();
        ((FormElement) page.one(form)).formData().forEach(pair -> {
            if (!pair.key().equals("file")) {
                body.append("--" + between + "\r\nContent-Disposition: form-data; name=\"" + pair.key() + "\"\r\n\r\n"
                        + pair.value() + "\r\n");
            }
        });
        body.append("--" + between + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: text/csv\r\n\r\n" + content + "\r\n--" + between + "--\r\n");
        return send(HttpRequest.newBuilder(URI.create(site + page.path()))
                .header("Content-Type", "multipart/form-data; boundary=" + between)
                .POST(BodyPublishers.ofString(body.toString())));
    }

    /** Presses a button of a form that has an address of its own, such as one in a menu. */
    Page press(Page page, String address) {
        Element button = page.one("button[formaction=" + address + "]");
        Element csrf = button.closest("form").selectFirst("input[name=csrf]");
        return post(address, List.of(Map.entry("csrf", csrf.val())));
    }

    Page post(String path, List<Map.Entry<String, String>> fields) {
        String body = fields.stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(site + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Sends this as it is, on a connection of its own: the server closes it when it has refused what it cannot read. */
    Page raw(String path, String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site + path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
        return send(client(), request);
    }

    HttpCookie cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Takes a cookie that somebody else made. */
    HttpCookie plant(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setDomain("localhost.local"); // as the JDK calls it where a server sets one
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create(site), cookie);
        return cookie;
    }

    /** Sends this header along from now on. */
    Surfer saying(String header, String value) {
        headers.put(header, value);
        return this;
    }

    void forgetCookies() {
        cookies.getCookieStore().removeAll();
    }

    private HttpClient client() {
        return HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(Redirect.NORMAL)
                .build();
    }

    private Page send(HttpRequest.Builder request) {
        return send(client, request);
    }

    private Page send(HttpClient over, HttpRequest.Builder request) {
        headers.forEach(request::setHeader);
        try {
            HttpResponse<String> response = over.send(request.build(), BodyHandlers.ofString());
            return new Page(response, Jsoup.parse(response.body(), site));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
