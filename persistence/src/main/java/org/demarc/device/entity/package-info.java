/** The inventory as it is remembered: devices, their groups, how they are reached. */
@NullMarked
package org.demarc.device.entity;

import org.jspecify.annotations.NullMarked;
