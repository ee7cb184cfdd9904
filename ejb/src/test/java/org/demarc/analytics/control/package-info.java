/** How the network's figures are put for others. */
@NullMarked
package org.demarc.analytics.control;

import org.jspecify.annotations.NullMarked;
