@NullMarked
package org.demarc.settings.boundary;

import org.jspecify.annotations.NullMarked;
