/** Starts the shipped product once for all tests of the whole. */
@NullMarked
package org.demarc.stand;

import org.jspecify.annotations.NullMarked;
