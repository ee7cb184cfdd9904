/** Shows interfaces in our API. */
@NullMarked
package org.demarc.port.rest;

import org.jspecify.annotations.NullMarked;
