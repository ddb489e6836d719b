/**
 * What you implement: a storage, a notifier, policies, listeners. A storage does row operations and knows no rules; it
 * is right when {@code StorageContract} of the test kit is green.
 */
@NullMarked
package dev.muster.spi;

import org.jspecify.annotations.NullMarked;
