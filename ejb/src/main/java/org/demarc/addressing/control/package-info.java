/** Settings of IP address management. */
@NullMarked
package org.demarc.addressing.control;

import org.jspecify.annotations.NullMarked;
