@NullMarked
package org.demarc.link.control;

import org.jspecify.annotations.NullMarked;
