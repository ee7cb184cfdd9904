@NullMarked
package org.demarc.action.faces;

import org.jspecify.annotations.NullMarked;
