package dev.muster.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * The link of an invite: a secret. Who holds it may accept the invite with a verified address. It is not in
 * {@link #toString()} and has no JSON form.
 */
public final class InviteLink {

    private final String url;

    @JsonCreator(mode = JsonCreator.Mode.DISABLED)
    public InviteLink(String url) {
        this.url = Objects.requireNonNull(url, "url");
    }

    /** The whole link. Put it into a mail or on a clipboard, never into a log. */
    public String url() {
        return url;
    }

    @JsonValue
    private String neverAsJson() {
        throw new UnsupportedOperationException("An InviteLink has no JSON form: ask for url() where it is needed");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InviteLink that && url.equals(that.url);
    }

    @Override
    public int hashCode() {
        return url.hashCode();
    }

    @Override
    public String toString() {
        return "InviteLink[…]";
    }
}
