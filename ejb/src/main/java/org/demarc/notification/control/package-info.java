/** How messages are made and sent: no clock, no container. */
@NullMarked
package org.demarc.notification.control;

import org.jspecify.annotations.NullMarked;
