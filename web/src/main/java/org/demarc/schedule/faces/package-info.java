/** Schedules in the browser. */
@NullMarked
package org.demarc.schedule.faces;

import org.jspecify.annotations.NullMarked;
