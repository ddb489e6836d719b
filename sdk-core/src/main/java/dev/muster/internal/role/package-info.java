/** The roles of a team as people see them, and which of them one may give. The rules about them live with the rules. */
@NullMarked
package dev.muster.internal.role;

import org.jspecify.annotations.NullMarked;
