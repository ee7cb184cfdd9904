/** Subscribers and their lines. */
@NullMarked
package org.demarc.subscriber.boundary;

import org.jspecify.annotations.NullMarked;
