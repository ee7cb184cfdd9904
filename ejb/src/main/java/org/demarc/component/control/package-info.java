/** What Demarc consists of and how it is. */
@NullMarked
package org.demarc.component.control;

import org.jspecify.annotations.NullMarked;
