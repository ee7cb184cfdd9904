/** Starting, watching and stopping long work. */
@NullMarked
package org.demarc.job.boundary;

import org.jspecify.annotations.NullMarked;
