/** SNMP towards devices: the polling engine, single reads and writes, rates. The only package that knows snmp4j. */
@NullMarked
package org.demarc.snmp.control;

import org.jspecify.annotations.NullMarked;
