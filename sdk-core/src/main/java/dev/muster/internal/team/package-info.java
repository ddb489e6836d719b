/** Making, editing, suspending and deleting teams, and the teams of a user. Each use case is one method. */
@NullMarked
package dev.muster.internal.team;

import org.jspecify.annotations.NullMarked;
