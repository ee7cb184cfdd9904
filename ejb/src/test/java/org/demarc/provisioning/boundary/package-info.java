/** Tests of what provisioning offers and does in the container, as far as they need none. */
@NullMarked
package org.demarc.provisioning.boundary;

import org.jspecify.annotations.NullMarked;
