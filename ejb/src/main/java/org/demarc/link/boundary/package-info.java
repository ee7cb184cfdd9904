/** Where links are looked at, drawn and found. */
@NullMarked
package org.demarc.link.boundary;

import org.jspecify.annotations.NullMarked;
