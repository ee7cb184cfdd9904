@NullMarked
package org.demarc.action;

import org.jspecify.annotations.NullMarked;
