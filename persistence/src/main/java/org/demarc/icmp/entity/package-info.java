/** What the prober found. */
@NullMarked
package org.demarc.icmp.entity;

import org.jspecify.annotations.NullMarked;
