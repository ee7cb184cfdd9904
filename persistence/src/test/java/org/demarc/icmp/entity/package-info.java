/** What icmping remembers: who is due, who is being read, what the readings brought. */
@NullMarked
package org.demarc.icmp.entity;

import org.jspecify.annotations.NullMarked;
