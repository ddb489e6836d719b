/** Editing, suspending, removing and adding members, and handing ownership over. Each use case is one class. */
@NullMarked
package dev.muster.internal.member;

import org.jspecify.annotations.NullMarked;
