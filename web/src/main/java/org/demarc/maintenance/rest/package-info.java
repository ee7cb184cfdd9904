/** Maintenance windows, for programs. */
@NullMarked
package org.demarc.maintenance.rest;

import org.jspecify.annotations.NullMarked;
