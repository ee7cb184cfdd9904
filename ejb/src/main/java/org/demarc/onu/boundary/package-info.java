/** ONUs as callers look at them. */
@NullMarked
package org.demarc.onu.boundary;

import org.jspecify.annotations.NullMarked;
