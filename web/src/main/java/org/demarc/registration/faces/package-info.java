/** The pages on which ONUs are registered. */
@NullMarked
package org.demarc.registration.faces;

import org.jspecify.annotations.NullMarked;
