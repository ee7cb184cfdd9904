/** Events as they are found and kept. */
@NullMarked
package org.demarc.event.entity;

import org.jspecify.annotations.NullMarked;
