/** The search box. */
@NullMarked
package org.demarc.search.faces;

import org.jspecify.annotations.NullMarked;
