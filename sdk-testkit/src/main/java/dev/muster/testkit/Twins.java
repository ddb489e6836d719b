package dev.muster.testkit;

import java.util.ArrayList;
import java.util.List;

/** Two texts that one collation or another takes for one. */
record Twins(String one, String other) {

    /** Two mailboxes each. Only the case of an address does not count, which is made equal before it is stored. */
    static List<Twins> addresses() {
        return pairs(List.of(
                // dots and tags, which some providers leave out
                "ann.lee@example.com", "annlee@example.com",
                "a.nn@example.com", "an.n@example.com",
                "ann+a@example.com", "ann@example.com",
                "ann+a@example.com", "ann+b@example.com",
                "ann+@example.com", "ann@example.com",
                // punctuation, which collations weigh last or not at all
                "ann-lee@example.com", "annlee@example.com",
                "ann-lee@example.com", "ann_lee@example.com",
                "o'neil@example.com", "oneil@example.com",
                "ann'@example.com", "ann`@example.com",
                "ann~@example.com", "ann@example.com",
                "!ann@example.com", "ann@example.com",
                "a/b@example.com", "a|b@example.com",
                "{ann}@example.com", "ann@example.com",
                "a^nn@example.com", "ann@example.com",
                // what "like" takes for anything
                "a_n@example.com", "axn@example.com",
                "a%n@example.com", "axxn@example.com",
                "a%@example.com", "a%%@example.com",
                "a*n@example.com", "a?n@example.com",
                // digits, which some order as numbers
                "ann1@example.com", "ann01@example.com",
                "ann10@example.com", "ann1e1@example.com",
                "1@example.com", "01@example.com",
                // letters that look or sort alike
                "rnary@example.com", "mary@example.com",
                "al@example.com", "a1@example.com",
                // domains: accents, sharp s, dotless i, ligatures, kana, width and script
                "ann@b\u00FCcher.example", "ann@bucher.example",
                "ann@b\u00FCcher.example", "ann@buecher.example",
                "ann@r\u00E9sum\u00E9.example", "ann@resume.example",
                "ann@\u0131sl.example", "ann@isl.example",
                "ann@\u00E6ra.example", "ann@aera.example",
                "ann@\u0430pple.example", "ann@apple.example",
                "ann@\u304B\u306A.example", "ann@\u30AB\u30CA.example",
                "ann@\u306F\u306F.example", "ann@\u306F\u3070.example",
                "ann@\u00F8re.example", "ann@ore.example",
                "ann@example.co", "ann@example.com",
                "ann@a-b.example", "ann@ab.example",
                "ann@a.b.example", "ann@ab.example",
                "ann@mail.example.com", "ann@example.com"));
    }

    /** Ids, of which every character counts. */
    static List<Twins> keys() {
        return pairs(List.of(
                "aBc", "abc",
                "ABC", "abc",
                "\u00E9a", "ea",
                "\u00E9a", "e\u0301a",
                "\u00E5a", "aaa",
                "\u00E6a", "aea",
                "stra\u00DFe", "strasse",
                "\u1E9E", "\u00DF",
                "I", "\u0131",
                "\u0130", "i",
                "\u017Fa", "sa",
                "\uFB01a", "fia",
                "\uFF21a", "Aa",
                "\u2460a", "1a",
                "\u00B2a", "2a",
                "\u2163a", "IVa",
                "\u304B", "\u30AB",
                "\u30AB", "\uFF76",
                "\u306F", "\u3070",
                "\u3042", "\u3041",
                "\u0430a", "aa",
                "\u03C3a", "\u03C2a",
                "a_b", "axb",
                "a%b", "axxb",
                "a b", "a\u00A0b",
                "a b", "a  b",
                "a-b", "ab",
                "a\u00ADb", "ab",
                "a\u200Db", "ab",
                "a\u200Bb", "ab",
                "a\\b", "a\\\\b",
                "a'b", "a''b",
                "1", "01",
                "1", "1.0",
                "\uD83E\uDD8A", "\uD83D\uDC3B",
                "\uD835\uDC9C", "A",
                "\uD840\uDC00", "\uD840\uDC01",
                "\uDBFF\uDFFD", "\uFFFD"));
    }

    /** The first characters of a plane, some from its middle and its last ones: of the first one, those in use. */
    static String ofPlane(int plane) {
        int start = plane << 16;
        int[] offsets = plane == 0
                ? new int[] {0x21, 0xE9, 0x301, 0x5D0, 0x4E00, 0xE000, 0xFFFD}
                : new int[] {0, 1, 0xF600, 0x8000, 0xFFFC, 0xFFFD};
        StringBuilder text = new StringBuilder("p" + plane);
        for (int offset : offsets) {
            text.appendCodePoint(start + offset);
        }
        return text.toString();
    }

    private static List<Twins> pairs(List<String> texts) {
        List<Twins> pairs = new ArrayList<>();
        for (int i = 0; i < texts.size(); i += 2) {
            pairs.add(new Twins(texts.get(i), texts.get(i + 1)));
        }
        return pairs;
    }
}
