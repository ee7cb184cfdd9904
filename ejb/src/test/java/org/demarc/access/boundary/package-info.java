@NullMarked
package org.demarc.access.boundary;

import org.jspecify.annotations.NullMarked;
