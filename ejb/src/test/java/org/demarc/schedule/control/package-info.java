@NullMarked
package org.demarc.schedule.control;

import org.jspecify.annotations.NullMarked;
