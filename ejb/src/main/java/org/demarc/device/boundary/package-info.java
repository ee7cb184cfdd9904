/** The inventory as callers use it: devices, groups, access profiles, import. */
@NullMarked
package org.demarc.device.boundary;

import org.jspecify.annotations.NullMarked;
