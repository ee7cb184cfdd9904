/** Shows the inventory on pages. */
@NullMarked
package org.demarc.device.faces;

import org.jspecify.annotations.NullMarked;
