/** Pages about links, topology and the map. */
@NullMarked
package org.demarc.link.faces;

import org.jspecify.annotations.NullMarked;
