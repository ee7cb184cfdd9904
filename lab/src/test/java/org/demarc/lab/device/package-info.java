@NullMarked
package org.demarc.lab.device;

import org.jspecify.annotations.NullMarked;
