@NullMarked
package org.demarc.device.control;

import org.jspecify.annotations.NullMarked;
