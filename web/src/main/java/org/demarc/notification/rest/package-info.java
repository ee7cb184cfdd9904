/** Notifications, for programs. */
@NullMarked
package org.demarc.notification.rest;

import org.jspecify.annotations.NullMarked;
