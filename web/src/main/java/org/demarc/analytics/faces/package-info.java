/** The dashboard. */
@NullMarked
package org.demarc.analytics.faces;

import org.jspecify.annotations.NullMarked;
