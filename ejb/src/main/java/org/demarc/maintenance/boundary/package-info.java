/** Maintenance windows, for whoever may see and change them. */
@NullMarked
package org.demarc.maintenance.boundary;

import org.jspecify.annotations.NullMarked;
