/** The ticker that starts scheduled jobs. */
@NullMarked
package org.demarc.schedule.boundary;

import org.jspecify.annotations.NullMarked;
