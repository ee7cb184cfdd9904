/** Tests. */
@NullMarked
package org.demarc.live.control;

import org.jspecify.annotations.NullMarked;
