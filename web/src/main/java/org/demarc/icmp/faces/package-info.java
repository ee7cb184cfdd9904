/** Gateways and outages, for people. */
@NullMarked
package org.demarc.icmp.faces;

import org.jspecify.annotations.NullMarked;
