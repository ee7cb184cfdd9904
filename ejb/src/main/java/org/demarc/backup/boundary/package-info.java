/** The archive of configurations: who saves, who looks, what is forgotten. */
@NullMarked
package org.demarc.backup.boundary;

import org.jspecify.annotations.NullMarked;
