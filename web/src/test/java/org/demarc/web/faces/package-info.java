/** Tests of what every page shares. */
@NullMarked
package org.demarc.web.faces;

import org.jspecify.annotations.NullMarked;
