/** Who may be on the console of which device. */
@NullMarked
package org.demarc.console.boundary;

import org.jspecify.annotations.NullMarked;
