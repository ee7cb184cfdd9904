/** Pages of polling: what was read, how the pollers go. */
@NullMarked
package org.demarc.poll.faces;

import org.jspecify.annotations.NullMarked;
