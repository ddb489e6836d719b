package dev.muster.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * Where links point and which keys they are made with. The address comes from configuration only, never from a request.
 *
 * <p>The token goes in place of <code>{token}</code>, or as the query parameter {@code token} if there is no such
 * place: {@code https://app.example.com/join?token=…}.
 */
public final class InviteLinks {

    private static final String PLACE = "{token}";
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    private final String template;
    private final List<LinkKey> keys;

    private InviteLinks(String template, List<LinkKey> keys) {
        this.template = template;
        this.keys = List.copyOf(keys);
    }

    /**
     * Links that point to this page of the host.
     *
     * @param uri absolute, https (http only on this machine), without user info and fragment
     * @param key what new links are made with
     * @throws InvalidValueException if the address is not of that kind
     */
    public static InviteLinks to(String uri, LinkKey key) {
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(key, "key");
        String template = uri.contains(PLACE) ? uri : uri + (uri.indexOf('?') < 0 ? '?' : '&') + "token=" + PLACE;
        check(template.replace(PLACE, "token"));
        return new InviteLinks(template, List.of(key));
    }

    /** Links that were made with this earlier key still work. The first key stays the one for new links. */
    public InviteLinks andEarlier(LinkKey key) {
        List<LinkKey> more = new ArrayList<>(keys);
        more.add(Objects.requireNonNull(key, "key"));
        return new InviteLinks(template, more);
    }

    /** The key for new links. */
    public LinkKey current() {
        return keys.get(0);
    }

    /** The key for new links, then the earlier ones. */
    public List<LinkKey> keys() {
        return keys;
    }

    /** The link that carries this token. */
    public InviteLink link(String token) {
        return new InviteLink(template.replace(PLACE, Objects.requireNonNull(token, "token")));
    }

    private static void check(String uri) {
        URI parsed;
        try {
            parsed = URI.create(uri);
        } catch (IllegalArgumentException e) {
            throw refuse();
        }
        String scheme = String.valueOf(parsed.getScheme()).toLowerCase(Locale.ROOT);
        boolean safe = scheme.equals("https") || (scheme.equals("http") && LOCAL.contains(parsed.getHost()));
        if (!safe || parsed.getHost() == null || parsed.getUserInfo() != null || parsed.getFragment() != null) {
            throw refuse();
        }
    }

    private static InvalidValueException refuse() {
        return new InvalidValueException(
                "uri",
                InvalidValueException.Code.MALFORMED,
                "must be an absolute https address such as https://app.example.com/join, without user info and"
                        + " fragment; http is for localhost only");
    }

    @JsonValue
    private String neverAsJson() {
        throw new UnsupportedOperationException("InviteLinks have no JSON form: they hold keys");
    }

    @Override
    public String toString() {
        return "InviteLinks[" + template + ", " + keys + "]";
    }
}
