/** Tests of the structure as a whole. */
@NullMarked
package org.demarc;

import org.jspecify.annotations.NullMarked;
