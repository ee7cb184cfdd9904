/** The pages of the archive of configurations. */
@NullMarked
package org.demarc.backup.faces;

import org.jspecify.annotations.NullMarked;
