package dev.muster.jdbc;

/** Texts that contain another text, literally. */
final class Search {

    private Search() {}

    /** For {@code like ? escape '!'}. */
    static String containing(String text) {
        return '%' + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + '%';
    }
}
