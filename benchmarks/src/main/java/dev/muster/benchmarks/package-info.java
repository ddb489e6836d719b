/** Programs that measure what Muster costs beside what it could cost. Run by hand; nothing here is published. */
@NullMarked
package dev.muster.benchmarks;

import org.jspecify.annotations.NullMarked;
