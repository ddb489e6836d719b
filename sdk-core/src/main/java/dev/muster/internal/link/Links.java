package dev.muster.internal.link;

import dev.muster.model.InvalidValueException;
import dev.muster.model.InviteId;
import dev.muster.model.InviteLink;
import dev.muster.model.InviteLinks;
import dev.muster.model.LinkKey;
import dev.muster.model.TeamId;
import dev.muster.spi.StoredInvite;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Derives links and verifies tokens, under the current key and the earlier ones. */
public final class Links {

    private static final byte[] DOMAIN = "muster invite link".getBytes(StandardCharsets.UTF_8);
    private static final int NONCE_BYTES = 16;

    private final InviteLinks links;
    private final Map<String, LinkKey> keys = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();

    public Links(InviteLinks links) {
        this.links = links;
        for (LinkKey key : links.keys()) {
            if (keys.put(key.id(), key) != null) {
                throw new InvalidValueException(
                        "links", InvalidValueException.Code.MALFORMED, "must not name the key " + key.id() + " twice");
            }
        }
    }

    /** The key that new links are made with. */
    public String currentKeyId() {
        return links.current().id();
    }

    /** All keys that links may be made with. */
    public Set<String> keyIds() {
        return Set.copyOf(keys.keySet());
    }

    /** A random value that makes the links of one invite its own, even under a restored id. */
    public String newNonce() {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
    }

    /** The good link of this invite; null if the key it is made with is not configured. */
    public @Nullable InviteLink link(StoredInvite row) {
        LinkKey key = keys.get(row.keyId());
        if (key == null) {
            return null;
        }
        byte[] fields = Token.fields(key.id(), row.invite().team(), row.invite().id(), row.generation());
        Token token = new Token(
                key.id(), row.invite().team(), row.invite().id(), row.generation(), mac(key, fields, row.nonce()));
        return links.link(token.secretText());
    }

    /** Whether we made this token for this invite, be it its good link or an earlier one. In constant time. */
    public boolean isAuthentic(Token token, StoredInvite row) {
        return isAuthentic(token, row.invite().team(), row.invite().id(), row.nonce());
    }

    /** The same for the invite that the token names and has this nonce. */
    public boolean isAuthentic(Token token, String nonce) {
        return isAuthentic(token, token.team(), token.invite(), nonce);
    }

    private boolean isAuthentic(Token token, TeamId team, InviteId invite, String nonce) {
        LinkKey key = keys.get(token.keyId());
        if (key == null) {
            return false;
        }
        byte[] fields = Token.fields(token.keyId(), team, invite, token.generation());
        return MessageDigest.isEqual(mac(key, fields, nonce), token.mac());
    }

    private static byte[] mac(LinkKey key, byte[] fields, String nonce) {
        byte[] random = nonce.getBytes(StandardCharsets.US_ASCII);
        byte[] message = ByteBuffer.allocate(DOMAIN.length + fields.length + random.length)
                .put(DOMAIN)
                .put(fields)
                .put(random)
                .array();
        return Arrays.copyOf(key.sign(message), Token.MAC_BYTES);
    }
}
