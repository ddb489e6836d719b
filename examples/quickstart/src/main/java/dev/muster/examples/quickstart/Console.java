package dev.muster.examples.quickstart;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;

/** Prints headings, lines and tables in plain ASCII, so that they look the same in a terminal, a log and a mail. */
final class Console {

    /** What stands in a cell of a table that has no value. */
    static final String NOTHING = "-";

    private static final String INDENT = "   ";
    private static final int WIDTH = 100;

    private final PrintStream out;
    private int step;

    Console(PrintStream out) {
        this.out = out;
    }

    void title(String text) {
        out.println();
        out.println(text);
        out.println("=".repeat(text.length()));
    }

    /** The next step of the story, and the call that it shows. */
    void step(String text, String call) {
        step++;
        String heading = step + ". " + text;
        out.println();
        out.println(heading + " ".repeat(Math.max(2, 60 - heading.length())) + call);
        out.println();
    }

    void say(String text) {
        out.println((INDENT + text).stripTrailing());
    }

    /** Somebody else's text, with long lines broken between words. */
    void quote(String text) {
        text.lines().forEach(line -> {
            String rest = line.replace('\u202f', ' ');
            int space = rest.lastIndexOf(' ', WIDTH);
            while (rest.length() > WIDTH && space > 0) {
                say("| " + rest.substring(0, space));
                rest = rest.substring(space + 1);
                space = rest.lastIndexOf(' ', WIDTH);
            }
            say("| " + rest);
        });
    }

    /** A table whose first row is its head. Columns that hold nothing are left out. */
    void table(List<List<String>> rows) {
        int[] columns = IntStream.range(0, rows.get(0).size())
                .filter(column ->
                        rows.stream().skip(1).anyMatch(row -> !row.get(column).equals(NOTHING)))
                .toArray();
        StringBuilder rule = new StringBuilder();
        List<StringBuilder> lines =
                rows.stream().map(row -> new StringBuilder()).toList();
        for (int column : columns) {
            int width = rows.stream()
                    .mapToInt(row -> row.get(column).length())
                    .max()
                    .orElse(0);
            rule.append("-".repeat(width)).append("  ");
            for (int row = 0; row < rows.size(); row++) {
                String cell = rows.get(row).get(column);
                lines.get(row).append(cell).append(" ".repeat(width - cell.length() + 2));
            }
        }
        say(lines.get(0).toString());
        say(rule.toString());
        lines.stream().skip(1).forEach(line -> say(line.toString()));
    }

    /** Asks for a line; the empty one if there is nobody to answer. */
    String ask(String question, BufferedReader typed) {
        out.println();
        out.print(INDENT + question);
        out.flush();
        try {
            String line = typed.readLine();
            return line == null ? "" : line.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
