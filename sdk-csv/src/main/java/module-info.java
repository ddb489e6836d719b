/** People in and out as CSV. */
module dev.muster.csv {
    requires transitive dev.muster;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.dataformat.csv;
    requires static org.jspecify;

    exports dev.muster.csv;
}
