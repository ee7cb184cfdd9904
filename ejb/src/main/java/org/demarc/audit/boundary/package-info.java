/** Recording changes. */
@NullMarked
package org.demarc.audit.boundary;

import org.jspecify.annotations.NullMarked;
