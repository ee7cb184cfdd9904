/** Subscribers and their lines over REST. */
@NullMarked
package org.demarc.subscriber.rest;

import org.jspecify.annotations.NullMarked;
