/** What an application has without Muster: its database, its accounts and who is signed in, its mail. */
@NullMarked
package dev.muster.examples.myteam.host;

import org.jspecify.annotations.NullMarked;
