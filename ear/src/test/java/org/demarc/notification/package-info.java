/** Notifications that really arrive. */
@NullMarked
package org.demarc.notification;

import org.jspecify.annotations.NullMarked;
