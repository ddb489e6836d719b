/**
 * The one class that Angus logs in the name of. It has a package of its own because Angus names its loggers after the
 * package, and those loggers are switched off.
 */
@NullMarked
package dev.muster.smtp.internal;

import org.jspecify.annotations.NullMarked;
