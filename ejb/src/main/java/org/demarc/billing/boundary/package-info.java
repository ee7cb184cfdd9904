/** Following billings: sources, runs, reports. */
@NullMarked
package org.demarc.billing.boundary;

import org.jspecify.annotations.NullMarked;
