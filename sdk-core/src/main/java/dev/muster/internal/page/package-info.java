/** Pages of lists. A cursor is signed, so that it fits only the team and the query that it came from. */
@NullMarked
package dev.muster.internal.page;

import org.jspecify.annotations.NullMarked;
