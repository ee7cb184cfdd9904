@NullMarked
package org.demarc.job;

import org.jspecify.annotations.NullMarked;
