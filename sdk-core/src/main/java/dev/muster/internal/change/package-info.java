/** The one gate that every access to the storage passes. A change is decided first and written after, and its events are judged, kept and told here. */
@NullMarked
package dev.muster.internal.change;

import org.jspecify.annotations.NullMarked;
