/** Shows the inventory in our API. */
@NullMarked
package org.demarc.device.rest;

import org.jspecify.annotations.NullMarked;
