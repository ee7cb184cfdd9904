@NullMarked
package org.demarc.search;

import org.jspecify.annotations.NullMarked;
