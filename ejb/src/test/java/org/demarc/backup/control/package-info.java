@NullMarked
package org.demarc.backup.control;

import org.jspecify.annotations.NullMarked;
