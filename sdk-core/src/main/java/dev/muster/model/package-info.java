/**
 * What you pass around: ids, records, requests, catalogues and errors. Values only: immutable, thread-safe, without any
 * reference to a storage or a service, and safe to log. Types that carry a secret or an authority refuse JSON.
 */
@NullMarked
package dev.muster.model;

import org.jspecify.annotations.NullMarked;
