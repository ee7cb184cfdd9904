/** Wildcore dialect: how a billing's question is matched to a line, how rows are ordered, what the answers look like. */
@NullMarked
package org.demarc.wildcore.control;

import org.jspecify.annotations.NullMarked;
