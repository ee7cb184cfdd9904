/** Pages about histories of MACs. */
@NullMarked
package org.demarc.fdb.faces;

import org.jspecify.annotations.NullMarked;
