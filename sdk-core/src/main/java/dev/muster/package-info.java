/**
 * What you call: {@link dev.muster.Muster} is the entry point, and each service is one room of it. Final, thread-safe and
 * thin.
 */
@NullMarked
package dev.muster;

import org.jspecify.annotations.NullMarked;
