@NullMarked
package org.demarc.job.control;

import org.jspecify.annotations.NullMarked;
