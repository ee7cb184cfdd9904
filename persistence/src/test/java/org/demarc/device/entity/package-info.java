@NullMarked
package org.demarc.device.entity;

import org.jspecify.annotations.NullMarked;
