/** The demarc command: asks Demarc over its REST API, knows nothing else of it. */
@NullMarked
package org.demarc.cli;

import org.jspecify.annotations.NullMarked;
