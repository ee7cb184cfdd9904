/** What the database tells of changes, and what is refused about them. */
@NullMarked
package org.demarc.live.entity;

import org.jspecify.annotations.NullMarked;
