/** Who may do what to devices, and the node that does it. */
@NullMarked
package org.demarc.action.boundary;

import org.jspecify.annotations.NullMarked;
