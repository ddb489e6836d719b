/** The storage on a relational database. */
module dev.muster.jdbc {
    requires transitive dev.muster;
    requires transitive java.sql;
    requires com.fasterxml.jackson.databind;
    requires org.jdbi.v3.core;
    // Jdbi needs it and, having no module descriptor of its own, cannot say so.
    requires io.leangen.geantyref;

    exports dev.muster.jdbc;
}
