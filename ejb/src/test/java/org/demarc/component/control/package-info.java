/** Tests of what is told of the parts of Demarc. */
@NullMarked
package org.demarc.component.control;

import org.jspecify.annotations.NullMarked;
