/** Channels, contacts, templates and messages for whoever may see and change them, and the work of sending. */
@NullMarked
package org.demarc.notification.boundary;

import org.jspecify.annotations.NullMarked;
