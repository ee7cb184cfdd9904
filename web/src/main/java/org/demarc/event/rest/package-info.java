/** Events, for programs. */
@NullMarked
package org.demarc.event.rest;

import org.jspecify.annotations.NullMarked;
