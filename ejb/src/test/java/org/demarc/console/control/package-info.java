@NullMarked
package org.demarc.console.control;

import org.jspecify.annotations.NullMarked;
