/** What searches find. */
@NullMarked
package org.demarc.search.entity;

import org.jspecify.annotations.NullMarked;
