/** The same done to many: chunks of rows, each chunk one change, each row decided by the use case that decides a single one. No rule lives here. */
@NullMarked
package dev.muster.internal.bulk;

import org.jspecify.annotations.NullMarked;
