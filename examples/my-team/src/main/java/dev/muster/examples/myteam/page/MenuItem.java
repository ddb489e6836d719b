package dev.muster.examples.myteam.page;

/**
 * A line of the menu of a row.
 *
 * @param label what it says
 * @param address where it goes
 * @param post whether it does something at once instead of asking first
 * @param danger whether it takes something away
 */
record MenuItem(String label, String address, boolean post, boolean danger) {

    static MenuItem link(String label, String address) {
        return new MenuItem(label, address, false, false);
    }

    static MenuItem button(String label, String address) {
        return new MenuItem(label, address, true, false);
    }

    static MenuItem danger(String label, String address) {
        return new MenuItem(label, address, false, true);
    }
}
