/** The lists behind the "Users" and "Invites" pages. They also say what may be done with each row, by who asks. */
@NullMarked
package dev.muster.internal.people;

import org.jspecify.annotations.NullMarked;
