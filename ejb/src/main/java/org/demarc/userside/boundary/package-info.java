/** Billings that speak the Universal API. */
@NullMarked
package org.demarc.userside.boundary;

import org.jspecify.annotations.NullMarked;
