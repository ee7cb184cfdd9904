/** Shows ONUs on pages. */
@NullMarked
package org.demarc.onu.faces;

import org.jspecify.annotations.NullMarked;
