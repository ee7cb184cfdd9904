/** Living devices: what an OLT, a switch or a router answers over SNMP, moved by time and by its subscribers. */
@NullMarked
package org.demarc.lab.device;

import org.jspecify.annotations.NullMarked;
