@NullMarked
package org.demarc.billing.control;

import org.jspecify.annotations.NullMarked;
