/** Erasing people: what is known of them goes, and what they have to do with others keeps a pseudonym in their place. */
@NullMarked
package dev.muster.internal.erasure;

import org.jspecify.annotations.NullMarked;
