/** What all pages share: requests, forms, words, templates, refusals, headers. */
@NullMarked
package dev.muster.examples.myteam.web;

import org.jspecify.annotations.NullMarked;
