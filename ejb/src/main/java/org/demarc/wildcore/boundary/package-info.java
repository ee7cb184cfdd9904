/** Wildcore dialect: what a billing may ask about a line, from the database in milliseconds or live from the device. */
@NullMarked
package org.demarc.wildcore.boundary;

import org.jspecify.annotations.NullMarked;
