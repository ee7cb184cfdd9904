/** Postal addresses: cities, streets, houses. */
@NullMarked
package org.demarc.address.entity;

import org.jspecify.annotations.NullMarked;
