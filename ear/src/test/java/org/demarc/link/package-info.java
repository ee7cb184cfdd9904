@NullMarked
package org.demarc.link;

import org.jspecify.annotations.NullMarked;
