/** The one list behind a "Users" page: members and invited people together. It also says what may be done with each row. */
@NullMarked
package dev.muster.internal.people;

import org.jspecify.annotations.NullMarked;
