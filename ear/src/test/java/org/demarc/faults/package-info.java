/** What the product does when the ground gives way: killed nodes, a restarted database. */
@NullMarked
package org.demarc.faults;

import org.jspecify.annotations.NullMarked;
