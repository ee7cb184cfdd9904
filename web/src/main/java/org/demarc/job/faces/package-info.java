/** Runs of long work in the browser. */
@NullMarked
package org.demarc.job.faces;

import org.jspecify.annotations.NullMarked;
