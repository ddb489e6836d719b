/** The access check beside other ways to answer the same question: time, allocation and memory. */
@NullMarked
package dev.muster.benchmarks.access;

import org.jspecify.annotations.NullMarked;
