/** How a configuration is read, cleaned, masked and compared; no container. */
@NullMarked
package org.demarc.backup.control;

import org.jspecify.annotations.NullMarked;
