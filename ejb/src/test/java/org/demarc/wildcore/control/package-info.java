@NullMarked
package org.demarc.wildcore.control;

import org.jspecify.annotations.NullMarked;
