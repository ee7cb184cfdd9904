/** Pages about routers. */
@NullMarked
package org.demarc.routeros.faces;

import org.jspecify.annotations.NullMarked;
