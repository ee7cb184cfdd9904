@NullMarked
package org.demarc.userside.control;

import org.jspecify.annotations.NullMarked;
