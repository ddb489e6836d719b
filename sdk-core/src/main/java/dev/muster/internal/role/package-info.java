/** The roles that a team can use, looked up by id. What is declared is checked here against the permission catalogue. */
@NullMarked
package dev.muster.internal.role;

import org.jspecify.annotations.NullMarked;
