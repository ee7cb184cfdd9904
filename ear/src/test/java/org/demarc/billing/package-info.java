@NullMarked
package org.demarc.billing;

import org.jspecify.annotations.NullMarked;
