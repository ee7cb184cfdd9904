/** Where changes are heard and handed to those who wait for them. */
@NullMarked
package org.demarc.live.boundary;

import org.jspecify.annotations.NullMarked;
