@NullMarked
package org.demarc.lab.snmp;

import org.jspecify.annotations.NullMarked;
