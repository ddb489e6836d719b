/**
 * Team management for any Java application: workspaces, members, invites, roles and permissions, on the host's own
 * database and with the host's own users.
 */
module dev.muster {
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.annotation;
    requires com.github.benmanes.caffeine;
    requires com.sanctionco.jmail;
    requires com.fasterxml.uuid;
    requires org.slf4j;

    exports dev.muster;
    exports dev.muster.model;
    exports dev.muster.spi;
}
