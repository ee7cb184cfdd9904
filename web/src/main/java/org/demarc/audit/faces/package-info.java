/** The audit log in the browser. */
@NullMarked
package org.demarc.audit.faces;

import org.jspecify.annotations.NullMarked;
