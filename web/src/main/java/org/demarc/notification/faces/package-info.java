/** Notifications, for people. */
@NullMarked
package org.demarc.notification.faces;

import org.jspecify.annotations.NullMarked;
