/** How actions are thought through and carried out; no container. */
@NullMarked
package org.demarc.action.control;

import org.jspecify.annotations.NullMarked;
