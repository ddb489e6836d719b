/** My Team: starts the application, from its options on. */
@NullMarked
package dev.muster.examples.myteam;

import org.jspecify.annotations.NullMarked;
