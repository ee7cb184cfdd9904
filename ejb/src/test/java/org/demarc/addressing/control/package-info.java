@NullMarked
package org.demarc.addressing.control;

import org.jspecify.annotations.NullMarked;
