package dev.muster.examples.myteam.page;

import dev.muster.model.BulkRow;
import dev.muster.model.NewInvite;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Addresses as people paste them: a list, a column, or what a mail program shows: {@code "Ito, Ben" <ben@example.com>}. */
final class Pasted {

    private static final String BETWEEN = ",;\n";

    private Pasted() {}

    /** Each as it was typed. What is in quotes is no separator; without angle brackets, white space is one, too. */
    static List<String> split(String text) {
        List<String> typed = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        boolean quoted = false;
        for (char c : (text + "\n").toCharArray()) {
            if (c == '"' || c == '\n') {
                quoted = !quoted && c == '"';
            }
            if (quoted || BETWEEN.indexOf(c) < 0) {
                piece.append(c);
            } else {
                add(typed, piece.toString().strip());
                piece.setLength(0);
            }
        }
        return typed;
    }

    private static void add(List<String> typed, String piece) {
        if (piece.contains("<")) {
            typed.add(piece);
        } else if (!piece.isEmpty()) {
            typed.addAll(List.of(piece.split("\\s+", -1)));
        }
    }

    static BulkRow row(long number, String typed, UnaryOperator<NewInvite> defaults) {
        int open = typed.lastIndexOf('<');
        String address = typed.substring(open + 1).replaceFirst(">.*", "").strip();
        String name = typed.substring(0, Math.max(0, open)).replace("\"", "").strip();
        return BulkRow.read(number, () -> defaults.apply(NewInvite.to(address).name(name)));
    }
}
