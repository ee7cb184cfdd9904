/** Looking for addresses in tables of devices. */
@NullMarked
package org.demarc.search.control;

import org.jspecify.annotations.NullMarked;
