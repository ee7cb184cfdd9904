/** The words every capability shares: refusals, pages of a list. Nothing here knows a capability. */
@NullMarked
package org.demarc;

import org.jspecify.annotations.NullMarked;
