/** How to tell people by other means than mail: one class, the {@link dev.muster.examples.webhook.WebhookNotifier}. */
@NullMarked
package dev.muster.examples.webhook;

import org.jspecify.annotations.NullMarked;
