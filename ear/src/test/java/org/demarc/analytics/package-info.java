@NullMarked
package org.demarc.analytics;

import org.jspecify.annotations.NullMarked;
