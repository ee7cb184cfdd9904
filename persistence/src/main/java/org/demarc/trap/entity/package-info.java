/** Traps as they are remembered. */
@NullMarked
package org.demarc.trap.entity;

import org.jspecify.annotations.NullMarked;
