/** Where people have ONUs registered. */
@NullMarked
package org.demarc.registration.boundary;

import org.jspecify.annotations.NullMarked;
