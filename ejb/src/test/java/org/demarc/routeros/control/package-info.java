@NullMarked
package org.demarc.routeros.control;

import org.jspecify.annotations.NullMarked;
