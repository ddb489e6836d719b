/** Looking at what a change of rights would do before it is made. The change itself is the one that others make, too. */
@NullMarked
package dev.muster.internal.plan;

import org.jspecify.annotations.NullMarked;
