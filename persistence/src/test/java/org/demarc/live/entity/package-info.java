/** Tests. */
@NullMarked
package org.demarc.live.entity;

import org.jspecify.annotations.NullMarked;
