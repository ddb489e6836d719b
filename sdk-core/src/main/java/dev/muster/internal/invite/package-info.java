/** The life of an invite: sending, editing, resending, revoking, previewing, accepting, declining. Each use case is one class. */
@NullMarked
package dev.muster.internal.invite;

import org.jspecify.annotations.NullMarked;
