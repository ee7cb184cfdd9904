/** What Demarc consists of and how it is. */
@NullMarked
package org.demarc.component.boundary;

import org.jspecify.annotations.NullMarked;
