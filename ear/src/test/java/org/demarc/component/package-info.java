/** The system configuration on a real server. */
@NullMarked
package org.demarc.component;

import org.jspecify.annotations.NullMarked;
