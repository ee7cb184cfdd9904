/** Where traps arrive and are looked at. */
@NullMarked
package org.demarc.trap.boundary;

import org.jspecify.annotations.NullMarked;
