/** Tests of how messages are made and sent. */
@NullMarked
package org.demarc.notification.control;

import org.jspecify.annotations.NullMarked;
