/** Knowledge of devices: profiles as data, detection, and decoding of what SNMP brought into rows of readings. */
@NullMarked
package org.demarc.device.control;

import org.jspecify.annotations.NullMarked;
