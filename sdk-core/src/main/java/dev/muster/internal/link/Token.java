package dev.muster.internal.link;

import dev.muster.model.InviteId;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.TeamId;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;

/**
 * What a link carries: {@code version1 ‖ keyId4 ‖ teamId16 ‖ inviteId16 ‖ generation2 ‖ mac24}, 63 bytes, in base64url 84
 * characters without spare bits, so that each token has one spelling. A secret: it has no text form of its own.
 */
public final class Token {

    static final int MAC_BYTES = 24;
    private static final byte VERSION = 1;
    private static final int BYTES = 63;
    private static final int CHARACTERS = 84;

    private final String keyId;
    private final TeamId team;
    private final InviteId invite;
    private final int generation;
    private final byte[] mac;

    Token(String keyId, TeamId team, InviteId invite, int generation, byte[] mac) {
        this.keyId = keyId;
        this.team = team;
        this.invite = invite;
        this.generation = generation;
        this.mac = mac;
    }

    /** Reads a token. Whatever is wrong with it, the answer is the one for an unknown invite. */
    public static Token parse(String text) {
        Objects.requireNonNull(text, "token");
        if (text.length() != CHARACTERS) {
            throw unknown();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (bytes.length != BYTES || buffer.get() != VERSION) {
            throw unknown();
        }
        byte[] key = new byte[4];
        buffer.get(key);
        TeamId team = new TeamId(new UUID(buffer.getLong(), buffer.getLong()));
        InviteId invite = new InviteId(new UUID(buffer.getLong(), buffer.getLong()));
        int generation = Short.toUnsignedInt(buffer.getShort());
        byte[] mac = new byte[MAC_BYTES];
        buffer.get(mac);
        return new Token(HexFormat.of().formatHex(key), team, invite, generation, mac);
    }

    /** The one answer for unknown, forged and foreign tokens. */
    public static MusterException unknown() {
        return MusterException.of(Reason.INVITE_NOT_FOUND, "this link is not one of ours; check that it is complete");
    }

    /** The fields before the mac, which are what is signed. */
    static byte[] fields(String keyId, TeamId team, InviteId invite, int generation) {
        return ByteBuffer.allocate(BYTES - MAC_BYTES)
                .put(VERSION)
                .put(HexFormat.of().parseHex(keyId))
                .putLong(team.value().getMostSignificantBits())
                .putLong(team.value().getLeastSignificantBits())
                .putLong(invite.value().getMostSignificantBits())
                .putLong(invite.value().getLeastSignificantBits())
                .putShort((short) generation)
                .array();
    }

    /** The secret text. It goes into a link and nowhere else. */
    String secretText() {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .put(fields(keyId, team, invite, generation))
                .put(mac)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String keyId() {
        return keyId;
    }

    public TeamId team() {
        return team;
    }

    public InviteId invite() {
        return invite;
    }

    /** Whether this is the token of that generation, made with that key. */
    public boolean isOf(int goodGeneration, String goodKeyId) {
        return generation == goodGeneration && keyId.equals(goodKeyId);
    }

    int generation() {
        return generation;
    }

    byte[] mac() {
        return mac;
    }

    @Override
    public String toString() {
        return "Token[invite " + invite + ", generation " + generation + "]";
    }
}
