/** The delivery as meters of Micrometer: {@link dev.muster.micrometer.MusterMeters} counts, and watches the outbox. */
@NullMarked
package dev.muster.micrometer;

import org.jspecify.annotations.NullMarked;
