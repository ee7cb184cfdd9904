/** Notifications: ways to tell, who is told of what, and every message. */
@NullMarked
package org.demarc.notification.entity;

import org.jspecify.annotations.NullMarked;
