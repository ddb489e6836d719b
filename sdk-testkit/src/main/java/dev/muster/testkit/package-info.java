/**
 * The contracts that tell whether an implementation of Muster's interfaces is right: extend one, hand it yours, and run
 * it with JUnit. Beside them live helpers for the tests of a host, such as a clock that goes on when it is told to.
 */
@NullMarked
package dev.muster.testkit;

import org.jspecify.annotations.NullMarked;
