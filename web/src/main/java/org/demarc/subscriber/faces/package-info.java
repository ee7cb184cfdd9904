/** Pages about subscribers. */
@NullMarked
package org.demarc.subscriber.faces;

import org.jspecify.annotations.NullMarked;
