/** Events in the running product. */
@NullMarked
package org.demarc.event;

import org.jspecify.annotations.NullMarked;
