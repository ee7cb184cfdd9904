/** Looking for anything by any of its names. */
@NullMarked
package org.demarc.search.entity;

import org.jspecify.annotations.NullMarked;
