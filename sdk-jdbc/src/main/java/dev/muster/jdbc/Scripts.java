package dev.muster.jdbc;

import dev.muster.jdbc.JdbcSchema.Script;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The numbered scripts of this jar, in the words of one dialect. */
final class Scripts {

    /** In the order of their numbers: a list by hand needs no look into the jar. */
    private static final List<String> FILES = List.of(
            "001-main-flow",
            "002-roles",
            "003-invites",
            "004-bulk",
            "005-delivery",
            "006-erasure",
            "007-retention",
            "008-held");

    /** Which scripts were run, and how far: as many statements of a version as were done. */
    static final String VERSIONS = "create table if not exists muster_schema"
            + " (version integer not null primary key, statements integer not null)";

    private static final Pattern KEY = Pattern.compile("\\{key (\\d+)}");
    private static final Pattern END = Pattern.compile(";\\s*(?:\\R|\\z)");

    private Scripts() {}

    static int newest() {
        return FILES.size();
    }

    static List<Script> of(Dialect dialect) {
        List<Script> scripts = new ArrayList<>();
        for (String file : FILES) {
            int version = scripts.size() + 1;
            List<String> statements = new ArrayList<>();
            if (version == 1) {
                statements.add(VERSIONS + dialect.tableOptions());
            }
            statements.addAll(statements(file, dialect));
            statements.add("insert into muster_schema (version, statements) values (" + version + ", "
                    + statements.size() + ")");
            scripts.add(
                    new Script(version, file.substring(file.indexOf('-') + 1).replace('-', ' '), statements));
        }
        return scripts;
    }

    private static List<String> statements(String file, Dialect dialect) {
        String plain = text(file).lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
        String typed = KEY.matcher(plain)
                .replaceAll(length -> dialect.key(Integer.parseInt(length.group(1))))
                .replace("{text}", dialect.text())
                .replace("{table options}", dialect.tableOptions());
        return END.splitAsStream(typed)
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static String text(String file) {
        try (InputStream script = Scripts.class.getResourceAsStream(file + ".sql")) {
            if (script == null) {
                throw new IllegalStateException("the jar lacks the script " + file);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
