/** CSV files: people to invite are read from them, the people and the history of a team are written to them. */
@NullMarked
package dev.muster.csv;

import org.jspecify.annotations.NullMarked;
