/** The Universal API of UserSide's family, import side: transport, tolerant reading, the rows it gives. */
@NullMarked
package org.demarc.userside.control;

import org.jspecify.annotations.NullMarked;
