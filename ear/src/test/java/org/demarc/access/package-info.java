@NullMarked
package org.demarc.access;

import org.jspecify.annotations.NullMarked;
