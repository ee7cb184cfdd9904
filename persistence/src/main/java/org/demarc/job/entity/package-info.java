/** Runs of long work. */
@NullMarked
package org.demarc.job.entity;

import org.jspecify.annotations.NullMarked;
