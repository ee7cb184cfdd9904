/** Polls of devices over our own API. */
@NullMarked
package org.demarc.poll.rest;

import org.jspecify.annotations.NullMarked;
