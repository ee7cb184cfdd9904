/** Which maintenance windows can be. */
@NullMarked
package org.demarc.maintenance.control;

import org.jspecify.annotations.NullMarked;
