/**
 * A storage whose rows live in memory and die with the process. It holds to the letter of the storage interfaces, and
 * refuses what another storage may refuse, so that code which runs on it runs anywhere.
 */
@NullMarked
package dev.muster.inmemory;

import org.jspecify.annotations.NullMarked;
