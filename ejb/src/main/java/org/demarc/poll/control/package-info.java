/** What a poll asks, what its answers change, when it is due again. */
@NullMarked
package org.demarc.poll.control;

import org.jspecify.annotations.NullMarked;
