/** Timers, messages and the facade of polling. */
@NullMarked
package org.demarc.poll.boundary;

import org.jspecify.annotations.NullMarked;
