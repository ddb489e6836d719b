/** The rules that hold on every path, each one once: who may do what, the grant ceiling, the last owner, seats, bounds. They read and judge; they never write. */
@NullMarked
package dev.muster.internal.rules;

import org.jspecify.annotations.NullMarked;
