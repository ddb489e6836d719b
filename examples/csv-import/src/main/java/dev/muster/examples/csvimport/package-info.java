/** Invites the people of a CSV file, with a progress bar. */
package dev.muster.examples.csvimport;
