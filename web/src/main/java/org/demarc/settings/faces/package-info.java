/** Run-time settings in the browser. */
@NullMarked
package org.demarc.settings.faces;

import org.jspecify.annotations.NullMarked;
