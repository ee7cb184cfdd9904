/** Ports and other interfaces as callers look at them. */
@NullMarked
package org.demarc.port.boundary;

import org.jspecify.annotations.NullMarked;
