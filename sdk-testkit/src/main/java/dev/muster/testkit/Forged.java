package dev.muster.testkit;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/** A token that is taken apart and put together otherwise, by somebody who knows its layout but no key. */
final class Forged {

    private static final int KEY = 1;
    private static final int TEAM = 5;
    private static final int INVITE = 21;
    private static final int GENERATION = 37;
    private static final int MAC = 39;

    private final byte[] bytes;

    private Forged(byte[] bytes) {
        this.bytes = bytes;
    }

    static Forged of(String token) {
        return new Forged(Base64.getUrlDecoder().decode(token));
    }

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String keyId() {
        return HexFormat.of().formatHex(bytes, KEY, TEAM);
    }

    Forged version(int version) {
        return with(0, new byte[] {(byte) version});
    }

    Forged key(Forged from) {
        return with(KEY, Arrays.copyOfRange(from.bytes, KEY, TEAM));
    }

    Forged team(Forged from) {
        return with(TEAM, Arrays.copyOfRange(from.bytes, TEAM, INVITE));
    }

    Forged team(UUID team) {
        return with(TEAM, bytesOf(team));
    }

    Forged invite(Forged from) {
        return with(INVITE, Arrays.copyOfRange(from.bytes, INVITE, GENERATION));
    }

    Forged invite(UUID invite) {
        return with(INVITE, bytesOf(invite));
    }

    Forged generation(int generation) {
        return with(GENERATION, new byte[] {(byte) (generation >> 8), (byte) generation});
    }

    Forged mac(Forged from) {
        return mac(Arrays.copyOfRange(from.bytes, MAC, from.bytes.length));
    }

    Forged mac(byte[] mac) {
        return with(MAC, mac);
    }

    private static byte[] bytesOf(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private Forged with(int at, byte[] replacement) {
        byte[] copy = bytes.clone();
        System.arraycopy(replacement, 0, copy, at, replacement.length);
        return new Forged(copy);
    }
}
