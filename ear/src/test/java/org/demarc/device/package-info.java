@NullMarked
package org.demarc.device;

import org.jspecify.annotations.NullMarked;
