/** Pages about who may do what. */
@NullMarked
package org.demarc.access.faces;

import org.jspecify.annotations.NullMarked;
