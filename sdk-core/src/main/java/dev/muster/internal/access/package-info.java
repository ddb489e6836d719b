/** The question on the hot path: may this user do that in this team? It never changes anything. */
@NullMarked
package dev.muster.internal.access;

import org.jspecify.annotations.NullMarked;
