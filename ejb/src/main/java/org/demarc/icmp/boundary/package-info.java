/** The prober's timer. */
@NullMarked
package org.demarc.icmp.boundary;

import org.jspecify.annotations.NullMarked;
