/** What traps mean; no container. */
@NullMarked
package org.demarc.trap.control;

import org.jspecify.annotations.NullMarked;
