/** Recording changes. */
@NullMarked
package org.demarc.audit.control;

import org.jspecify.annotations.NullMarked;
