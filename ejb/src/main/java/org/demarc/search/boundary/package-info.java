/** Looking for anything by any of its names. */
@NullMarked
package org.demarc.search.boundary;

import org.jspecify.annotations.NullMarked;
