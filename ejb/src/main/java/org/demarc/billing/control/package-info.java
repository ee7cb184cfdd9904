/** Following a billing: what it says, what follows from that, what is refused. Plain Java, no container. */
@NullMarked
package org.demarc.billing.control;

import org.jspecify.annotations.NullMarked;
