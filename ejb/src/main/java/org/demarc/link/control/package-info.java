/** What is plugged into what, concluded from what devices tell. */
@NullMarked
package org.demarc.link.control;

import org.jspecify.annotations.NullMarked;
