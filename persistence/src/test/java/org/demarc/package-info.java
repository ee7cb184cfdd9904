@NullMarked
package org.demarc;

import org.jspecify.annotations.NullMarked;
