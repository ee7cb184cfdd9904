@NullMarked
package org.demarc.web.table;

import org.jspecify.annotations.NullMarked;
