/** How a link is derived from an invite and a key, and verified. Nothing secret is stored, and nothing secret leaves but the link itself. */
@NullMarked
package dev.muster.internal.link;

import org.jspecify.annotations.NullMarked;
