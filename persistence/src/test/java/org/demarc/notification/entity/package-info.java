/** Tests of who is told of events. */
@NullMarked
package org.demarc.notification.entity;

import org.jspecify.annotations.NullMarked;
