/** Sends what is due: claims a message, reads the state again, derives the link, hands it to the notifier. A crash anywhere only makes it due again. */
@NullMarked
package dev.muster.internal.delivery;

import org.jspecify.annotations.NullMarked;
