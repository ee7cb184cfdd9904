/** Traps, for people. */
@NullMarked
package org.demarc.trap.faces;

import org.jspecify.annotations.NullMarked;
