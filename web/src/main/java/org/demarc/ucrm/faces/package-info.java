/** Pages about UISP/UCRM. */
@NullMarked
package org.demarc.ucrm.faces;

import org.jspecify.annotations.NullMarked;
