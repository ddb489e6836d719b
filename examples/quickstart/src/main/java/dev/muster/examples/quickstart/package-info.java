/**
 * The first program that a reader runs: a workspace, an invite by real mail, an accepted member with a role. Begin with
 * {@link dev.muster.examples.quickstart.Story}; the rest is printing, options and a mail server to talk to.
 */
package dev.muster.examples.quickstart;
