/** What pages need for seeing changes as they happen. */
@NullMarked
package org.demarc.live.faces;

import org.jspecify.annotations.NullMarked;
