package dev.muster.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Keeps the pages true. A code block of Java stands below a line {@code <!-- snippet: name -->} and equals, line by
 * line, what stands between {@code // snippet: name} and {@code // end} in a test of this module.
 */
class MarkdownTest {

    private static final Path DOCS = Path.of(System.getProperty("basedir", "."));
    private static final Path ROOT = DOCS.resolve("..").normalize();
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final int README_LINES = 200;

    @Test
    @DisplayName("the Java of every page is compiled and run")
    void codeRuns() {
        Map<String, String> regions = regions();
        Set<String> used = new HashSet<>();
        for (Path page : pages()) {
            List<String> lines = lines(page);
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).startsWith("```java")) {
                    continue;
                }
                Matcher name = Pattern.compile("<!-- snippet: (\\S+) -->").matcher(lines.get(i - 1));
                assertThat(name.matches())
                        .as("%s:%d names its snippet", page, i)
                        .isTrue();
                int end = lines.subList(i + 1, lines.size()).indexOf("```") + i + 1;
                assertThat(String.join("\n", lines.subList(i + 1, end)))
                        .as("%s:%d, snippet %s", page, i + 1, name.group(1))
                        // A page may break lines elsewhere than the formatter.
                        .isEqualToIgnoringWhitespace(regions.get(name.group(1)));
                used.add(name.group(1));
            }
        }
        assertThat(used).as("snippets that are on a page").containsExactlyInAnyOrderElementsOf(regions.keySet());
    }

    @Test
    @DisplayName("every link of every page leads to a file and a heading that are there")
    void linksLead() {
        for (Path page : pages()) {
            Matcher link = LINK.matcher(String.join("\n", lines(page)));
            while (link.find()) {
                String target = link.group(1);
                if (target.startsWith("http")) {
                    continue;
                }
                int hash = target.indexOf('#');
                String file = hash < 0 ? target : target.substring(0, hash);
                Path path = file.isEmpty() ? page : page.resolveSibling(file).normalize();
                assertThat(path).as("%s links to %s", page, target).exists();
                if (hash >= 0) {
                    assertThat(headings(path))
                            .as("%s links to %s", page, target)
                            .contains(target.substring(hash + 1));
                }
            }
        }
    }

    @Test
    @DisplayName("the README stays short")
    void readmeIsShort() {
        assertThat(lines(ROOT.resolve("README.md"))).hasSizeLessThan(README_LINES);
    }

    private static List<Path> pages() {
        List<Path> pages = new ArrayList<>();
        for (String name : List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")) {
            pages.add(ROOT.resolve(name));
        }
        pages.addAll(files(DOCS, ".md"));
        return pages;
    }

    private static Map<String, String> regions() {
        Map<String, String> regions = new LinkedHashMap<>();
        for (Path file : files(DOCS.resolve("src/test/java"), "CodeTest.java")) {
            String name = null;
            List<String> region = new ArrayList<>();
            for (String line : lines(file)) {
                if (line.strip().startsWith("// snippet: ")) {
                    name = line.strip().substring("// snippet: ".length());
                    region.clear();
                } else if (name != null && line.strip().equals("// end")) {
                    assertThat(regions.put(name, String.join("\n", region).stripIndent()))
                            .as("snippet %s is there once", name)
                            .isNull();
                    name = null;
                } else {
                    region.add(line);
                }
            }
        }
        return regions;
    }

    /** The names that headings are linked by. */
    private static Set<String> headings(Path page) {
        return lines(page).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static List<Path> files(Path folder, String suffix) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .filter(file -> !file.toString().contains("target"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
