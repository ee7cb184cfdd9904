@NullMarked
package org.demarc.routeros;

import org.jspecify.annotations.NullMarked;
