package dev.muster.testkit;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Tuple;

/** Lists of names: often equal or nearly so, with all of Unicode in them that a name may have. */
final class Names implements ArbitrarySupplier<List<String>> {

    @Override
    public Arbitrary<List<String>> get() {
        return name().list().ofMinSize(1).ofMaxSize(25);
    }

    static Arbitrary<String> name() {
        Arbitrary<String> alike = Arbitraries.of("Ann", "ann", "\u00C4nn", "A\u0308nn", "ANN", "Ann B", "anna");
        Arbitrary<String> hard = Arbitraries.of(
                "%",
                "_",
                "\\",
                "%%",
                "a_b",
                "a%b",
                "\\%",
                "'",
                "\"",
                "\u0130",
                "\u0131",
                "\u017F",
                "\u00DF",
                "\u1E9E",
                "\uFB01",
                "\u00BD",
                "\uFFFD",
                "🦊",
                "🐻",
                "👩‍👩‍👧",
                "𝒜nn",
                "\uD83D\uDE00 a",
                "\uE000",
                "\uFFFC");
        Arbitrary<String> any = codePoint().list().ofMinSize(1).ofMaxSize(12).map(Names::text);
        return Arbitraries.frequencyOf(Tuple.of(3, alike), Tuple.of(2, hard), Tuple.of(4, any));
    }

    /** Every plane is as likely as any other. */
    private static Arbitrary<Integer> codePoint() {
        Arbitrary<Integer> latin = Arbitraries.integers().between('a', 'e');
        Arbitrary<Integer> firstPlane = Arbitraries.integers().between(0x21, 0xFFFD);
        Arbitrary<Integer> beyond = Arbitraries.integers()
                .between(1, 16)
                .flatMap(plane -> Arbitraries.integers().between(plane << 16, (plane << 16) + 0xFFFD));
        return Arbitraries.oneOf(latin, firstPlane, beyond).filter(Names::allowed);
    }

    /** What a name may have: no control characters, halves of pairs, line ends or changes of direction. */
    private static boolean allowed(int c) {
        return !Character.isISOControl(c)
                && !Character.isWhitespace(c)
                && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                && !(c >= 0x202A && c <= 0x202E)
                && !(c >= 0x2066 && c <= 0x2069);
    }

    private static String text(List<Integer> codePoints) {
        StringBuilder text = new StringBuilder();
        codePoints.forEach(text::appendCodePoint);
        return text.toString();
    }
}
