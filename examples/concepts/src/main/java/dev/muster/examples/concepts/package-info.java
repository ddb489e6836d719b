/** One small program per concept, each with a {@code main}; a storage of one's own is among the tests. */
@NullMarked
package dev.muster.examples.concepts;

import org.jspecify.annotations.NullMarked;
