/** Who waits for which changes, as plain Java. */
@NullMarked
package org.demarc.live.control;

import org.jspecify.annotations.NullMarked;
