/** How devices answer ICMP, over REST. */
@NullMarked
package org.demarc.icmp.rest;

import org.jspecify.annotations.NullMarked;
