/** Writes every mail in every language, as HTML, as text and as pictures, to be looked at. */
@NullMarked
package dev.muster.examples.mailpreview;

import org.jspecify.annotations.NullMarked;
