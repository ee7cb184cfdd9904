/** What the dashboard and the analytics pages ask. */
@NullMarked
package org.demarc.analytics.boundary;

import org.jspecify.annotations.NullMarked;
