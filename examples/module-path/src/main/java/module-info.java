/** A consumer: what an application with a module descriptor of its own has to write. */
module dev.muster.examples.modulepath {
    requires dev.muster;
    requires dev.muster.inmemory;
    requires dev.muster.jdbc;
    requires dev.muster.smtp;
    // the driver, whose data source is named in the code
    requires com.h2database;
}
