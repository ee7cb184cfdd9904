/** Tests of UISP/UCRM as a partner. */
@NullMarked
package org.demarc.ucrm;

import org.jspecify.annotations.NullMarked;
