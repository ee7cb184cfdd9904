@NullMarked
package org.demarc.ucrm.boundary;

import org.jspecify.annotations.NullMarked;
