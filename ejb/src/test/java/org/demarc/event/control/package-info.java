/** Rules as plain Java. */
@NullMarked
package org.demarc.event.control;

import org.jspecify.annotations.NullMarked;
