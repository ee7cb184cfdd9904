/** The network summed up. */
@NullMarked
package org.demarc.analytics.entity;

import org.jspecify.annotations.NullMarked;
