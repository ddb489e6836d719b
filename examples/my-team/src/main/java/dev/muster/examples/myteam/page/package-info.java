/** The pages, one class each: read the request, call Muster, show what it says. */
@NullMarked
package dev.muster.examples.myteam.page;

import org.jspecify.annotations.NullMarked;
