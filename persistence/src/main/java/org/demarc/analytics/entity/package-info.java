/** Figures that sum up the network, asked in sets. */
@NullMarked
package org.demarc.analytics.entity;

import org.jspecify.annotations.NullMarked;
