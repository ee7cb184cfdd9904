/** Where events are looked for, told and settled. */
@NullMarked
package org.demarc.event.boundary;

import org.jspecify.annotations.NullMarked;
