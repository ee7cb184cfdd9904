/** Liveness by ICMP echo: many addresses in, one answer each out. */
@NullMarked
package org.demarc.icmp.control;

import org.jspecify.annotations.NullMarked;
