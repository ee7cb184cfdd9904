@NullMarked
package org.demarc.settings;

import org.jspecify.annotations.NullMarked;
