/** Ubilling: its subscribers come by the Universal API. */
@NullMarked
package org.demarc.ubilling.boundary;

import org.jspecify.annotations.NullMarked;
