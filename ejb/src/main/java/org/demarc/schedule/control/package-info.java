/** The ticker that starts scheduled jobs. */
@NullMarked
package org.demarc.schedule.control;

import org.jspecify.annotations.NullMarked;
