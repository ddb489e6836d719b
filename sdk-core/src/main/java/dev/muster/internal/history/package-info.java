/** What happened to a team, the newest first. Writing it is the gate's business; reading it is here. */
@NullMarked
package dev.muster.internal.history;

import org.jspecify.annotations.NullMarked;
