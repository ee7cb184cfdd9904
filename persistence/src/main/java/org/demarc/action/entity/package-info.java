/** Actions as they are remembered. */
@NullMarked
package org.demarc.action.entity;

import org.jspecify.annotations.NullMarked;
