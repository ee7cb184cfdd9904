/** Pages about services and orders. */
@NullMarked
package org.demarc.provisioning.faces;

import org.jspecify.annotations.NullMarked;
