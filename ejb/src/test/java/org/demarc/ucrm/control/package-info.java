@NullMarked
package org.demarc.ucrm.control;

import org.jspecify.annotations.NullMarked;
