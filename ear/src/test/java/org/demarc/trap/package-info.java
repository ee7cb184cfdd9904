@NullMarked
package org.demarc.trap;

import org.jspecify.annotations.NullMarked;
