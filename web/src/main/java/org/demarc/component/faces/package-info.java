/** The components in the system configuration. */
@NullMarked
package org.demarc.component.faces;

import org.jspecify.annotations.NullMarked;
