/** Pages about IP pools. */
@NullMarked
package org.demarc.addressing.faces;

import org.jspecify.annotations.NullMarked;
