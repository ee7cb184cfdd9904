@NullMarked
package org.demarc.backup;

import org.jspecify.annotations.NullMarked;
