@NullMarked
package org.demarc.wildcore;

import org.jspecify.annotations.NullMarked;
