/** The SNMP engine as a part of the server. */
@NullMarked
package org.demarc.snmp.boundary;

import org.jspecify.annotations.NullMarked;
