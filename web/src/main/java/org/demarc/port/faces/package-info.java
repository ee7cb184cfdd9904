/** Shows ports on pages. */
@NullMarked
package org.demarc.port.faces;

import org.jspecify.annotations.NullMarked;
