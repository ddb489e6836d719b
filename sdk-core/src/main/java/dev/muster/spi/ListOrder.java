package dev.muster.spi;

import dev.muster.model.Invite;
import dev.muster.model.Member;
import dev.muster.model.Team;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What lists are sorted and searched by: text without case and accents. It is made here, once, so that every storage
 * sorts alike with a plain binary comparison: characters outside the first Unicode plane, where UTF-8 and UTF-16 order
 * differ, are all replaced by U+FFFD.
 */
public final class ListOrder {

    /** The most characters that {@link #fold} gives. */
    public static final int LENGTH = 200;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BEYOND_FIRST_PLANE = Pattern.compile("[\\x{10000}-\\x{10FFFF}]");

    private ListOrder() {}

    /**
     * Without case, accents, compatibility forms and outer white space, which not every database compares; at most
     * {@link #LENGTH} characters.
     */
    public static String fold(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD);
        plain = MARKS.matcher(plain).replaceAll("").toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        plain = BEYOND_FIRST_PLANE.matcher(plain).replaceAll("\uFFFD");
        return (plain.length() > LENGTH ? plain.substring(0, LENGTH) : plain).strip();
    }

    public static String of(Member member) {
        return fold(member.person().displayName());
    }

    public static String of(Invite invite) {
        return fold(invite.displayName());
    }

    public static String of(Team team) {
        return fold(team.name());
    }
}
