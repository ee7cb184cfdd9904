/** How ONUs are registered, and which wait for it. */
@NullMarked
package org.demarc.registration.entity;

import org.jspecify.annotations.NullMarked;
