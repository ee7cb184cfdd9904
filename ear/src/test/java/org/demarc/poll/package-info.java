@NullMarked
package org.demarc.poll;

import org.jspecify.annotations.NullMarked;
