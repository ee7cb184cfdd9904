/** Pages about billing sources. */
@NullMarked
package org.demarc.billing.faces;

import org.jspecify.annotations.NullMarked;
