/** Maintenance windows, for people. */
@NullMarked
package org.demarc.maintenance.faces;

import org.jspecify.annotations.NullMarked;
