/** Traps, for programs. */
@NullMarked
package org.demarc.trap.rest;

import org.jspecify.annotations.NullMarked;
