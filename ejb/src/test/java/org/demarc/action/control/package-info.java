@NullMarked
package org.demarc.action.control;

import org.jspecify.annotations.NullMarked;
