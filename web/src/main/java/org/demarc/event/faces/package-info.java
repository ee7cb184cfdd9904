/** Events, for people. */
@NullMarked
package org.demarc.event.faces;

import org.jspecify.annotations.NullMarked;
