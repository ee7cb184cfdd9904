/** Signing in and checking permissions. */
@NullMarked
package org.demarc.access.control;

import org.jspecify.annotations.NullMarked;
